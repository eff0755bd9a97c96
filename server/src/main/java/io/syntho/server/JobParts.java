package io.syntho.server;

import io.syntho.server.generation.job.JobDispatch;
import io.syntho.server.generation.job.JobFeed;
import io.syntho.server.generation.job.JobRules;
import io.syntho.server.generation.job.Jobs;
import io.syntho.server.generation.job.RetryPolicy;
import io.syntho.server.generation.job.Sweeper;
import io.syntho.server.platform.config.ServerConfig;
import io.syntho.server.platform.queue.EventStream;
import io.syntho.server.platform.queue.Nudges;
import io.syntho.server.platform.queue.Outbox;
import io.syntho.server.platform.queue.WorkQueue;

/**
 * The job engine as both roles see it.
 *
 * @param jobs jobs in PostgreSQL
 * @param feed their events in Redis
 * @param events wakes those who watch a job
 * @param cancellations wakes whoever works at a job that was cancelled
 * @param queue hands jobs to workers
 * @param dispatch gets jobs into the queue
 */
record JobParts(Jobs jobs, JobFeed feed, Nudges events, Nudges cancellations, WorkQueue queue, JobDispatch dispatch) {

    private static final int MOST_EVENTS = 10_000;

    static JobParts start(Foundation base, ServerConfig.Job settings, Lifecycle lifecycle) {
        JobRules rules = rules(settings);
        JobFeed feed = new JobFeed(new EventStream(base.redis(), "job-events", JobFeed.KEPT, MOST_EVENTS));
        Jobs jobs = new Jobs(base.database(), feed, base.ids(), base.clock(), rules);
        WorkQueue queue = new WorkQueue(base.redis(), "jobs", "workers");
        Outbox outbox = new Outbox(base.database(), Jobs.TOPIC, queue, base.clock());
        Nudges events = lifecycle.closing("job events", feed.nudges());
        Nudges cancellations = lifecycle.closing("job cancellations", new Nudges(base.redis(), "job-cancellations"));
        JobDispatch dispatch = lifecycle.closing(
                "job dispatch", new JobDispatch(jobs, outbox, new Sweeper(jobs, outbox, queue), cancellations));
        return new JobParts(jobs, feed, events, cancellations, queue, dispatch);
    }

    /** The rules by the settings; what is no setting is as usual. */
    static JobRules rules(ServerConfig.Job settings) {
        return new JobRules(
                settings.lease(),
                settings.heartbeat(),
                JobRules.DEFAULT.checkEvery(),
                JobRules.DEFAULT.forgottenAfter(),
                new RetryPolicy(settings.maxAttempts(), RetryPolicy.DEFAULT.first(), RetryPolicy.DEFAULT.longest()));
    }
}
