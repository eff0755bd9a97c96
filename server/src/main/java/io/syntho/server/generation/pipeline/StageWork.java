package io.syntho.server.generation.pipeline;

import io.syntho.server.generation.job.StageResult;

/** One stage of the work. Stateless: what it needs lies on the bench. */
@FunctionalInterface
interface StageWork {

    /**
     * Does the stage and stores what it makes.
     *
     * @throws Exception as {@link io.syntho.server.generation.job.AttemptWork#run}
     */
    StageResult run(Bench bench) throws Exception;
}
