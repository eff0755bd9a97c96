package io.syntho.server.generation.job;

/** Has objects deleted that nothing points to, once the transaction stands. */
@FunctionalInterface
public interface Discards {

    /**
     * Everything of a bucket below {@code prefix}.
     *
     * @param bucket the bucket's name
     * @param prefix {@code {user_id}/{resource_id}/…/}
     */
    void below(String bucket, String prefix);
}
