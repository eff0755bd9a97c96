-- What the job engine adds to its tables.

alter table jobs
    -- Number of the job's latest event; each event, progress too, adds one.
    add column sequence bigint not null default 0,
    -- The latest progress, {"stage", "percent", …}.
    add column progress jsonb,
    -- By stage {"startedAt", "finishedAt", "fence"}.
    add column stages jsonb not null default '{}',
    -- When the Redis stream was last told of a pending job; null: not since it became pending.
    add column queued_at timestamptz;
-- Progress rewrites these rows often: room on the page keeps the indexes out of it.
alter table jobs set (fillfactor = 60);

-- Every event but progress, in the order in which it happened. `details` is the event itself.
alter table job_logs add column sequence bigint not null;
create unique index job_logs_in_order on job_logs (job_id, sequence);

alter table synthetic_datasets
    add column seed bigint not null default 0,
    add column chosen_method text,
    add column choice_reason text not null default '',
    add column engine_version text not null default '',
    -- The first rows as JSON, so that a preview opens no Parquet file.
    add column preview_path text;
