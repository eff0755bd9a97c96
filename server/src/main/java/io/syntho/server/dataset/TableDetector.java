package io.syntho.server.dataset;

import java.nio.file.Path;

/** Finds out what is in an uploaded file. */
@FunctionalInterface
interface TableDetector {

    /**
     * What is in {@code file}. Stops soon after the thread is interrupted.
     *
     * @param declaredName the name that it was uploaded under
     * @throws io.syntho.tabular.read.TableException why it is no table
     */
    DetectedTable detect(Path file, String declaredName);
}
