package io.syntho.server.download;

import io.syntho.server.platform.identity.UserId;
import io.syntho.v1.DownloadFormat;
import org.hibernate.StatelessSession;

/** Finds the file that a resource's name stands for. */
@FunctionalInterface
interface FileSource {

    /**
     * The file.
     *
     * @param session a transaction of {@code caller}
     * @param name as the client gave it, of this source's collection
     * @throws io.syntho.server.platform.errors.ApiException when there is none for this caller, not yet, or not in this format
     */
    FileToFetch find(StatelessSession session, UserId caller, String name, DownloadFormat format);
}
