package io.syntho.server.generation;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of jobs with real work, each on a platform of its own. */
abstract class WithPipeline {

    PipelineFixture jobs;

    @BeforeEach
    void open(@TempDir Path folder) {
        jobs = new PipelineFixture(folder);
    }

    @AfterEach
    void close() {
        jobs.close();
    }
}
