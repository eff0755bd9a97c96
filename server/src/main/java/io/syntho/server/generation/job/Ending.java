package io.syntho.server.generation.job;

/** How an attempt ended, and what is written of it. */
sealed interface Ending {

    /** Writes it; nothing when the lease is gone or everything stands already. */
    void write(LeasedJobs leased, Lease lease);

    /** The job is done, and that is written. */
    record Completed() implements Ending {
        @Override
        public void write(LeasedJobs leased, Lease lease) {
            // Completing was the last stage's own write.
        }
    }

    /** No attempt can do it. */
    record Refused(JobFailure failure) implements Ending {
        @Override
        public void write(LeasedJobs leased, Lease lease) {
            leased.fail(lease, failure);
        }
    }

    /** It broke for a reason that may pass. */
    record Broken(JobFailure failure) implements Ending {
        @Override
        public void write(LeasedJobs leased, Lease lease) {
            leased.retry(lease, failure);
        }
    }

    /** It had to stop. */
    record Stopped(Leash.Stop why) implements Ending {
        @Override
        public void write(LeasedJobs leased, Lease lease) {
            switch (why) {
                case SHUTDOWN -> leased.giveBack(lease);
                case LOST -> {
                    // Whoever took the job has written why.
                }
            }
        }
    }
}
