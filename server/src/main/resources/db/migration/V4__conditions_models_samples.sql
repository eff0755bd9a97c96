-- What conditions achieved, the budget of a model, and samples of it.

alter table synthetic_datasets
    -- [{"asked", "made"}, …] in the order of config.conditions.
    add column condition_results jsonb not null default '[]',
    -- Of the model at model_path.
    add column model_size bigint,
    add column model_data_sha256 text not null default '',
    -- Rows that may be made of the model beside the table, and those that were asked for.
    add column model_row_budget bigint not null default 0,
    add column model_rows_sampled bigint not null default 0;

-- More rows of a model: waiting, being made, or there. A worker leases one as it does a detection.
create table samples (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    synthetic_dataset_id uuid not null references synthetic_datasets on delete cascade,
    row_target bigint not null check (row_target between 1 and 10000000),
    seed bigint not null,
    -- SampleModelRequest as Protobuf's JSON.
    request jsonb not null,
    status text not null check (status in ('pending', 'running', 'completed', 'failed')),
    percent double precision not null default 0,
    row_count bigint,
    condition_results jsonb not null default '[]',
    file_path text,
    file_size bigint,
    checksum text,
    csv_path text,
    csv_size bigint,
    csv_checksum text,
    error jsonb,
    attempt integer not null default 0,
    fence bigint not null default 0,
    lease_expires_at timestamptz,
    not_before timestamptz not null,
    finished_at timestamptz,
    -- When it is deleted; null: it has not ended.
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    check ((status = 'failed') = (error is not null)),
    check (status <> 'completed' or (file_path is not null and row_count is not null))
);
create index samples_by_model on samples (synthetic_dataset_id);
create index samples_due on samples (not_before) where status in ('pending', 'running');
create index samples_expired on samples (expires_at) where expires_at is not null;
call protect('samples', 'user_id');

drop view synthetic_dataset_overview;
create view synthetic_dataset_overview with (security_invoker = true) as
select s.id,
       s.user_id,
       s.original_dataset_id,
       s.name,
       s.generation_method,
       s.config,
       s.status,
       s.seed,
       s.chosen_method,
       s.choice_reason,
       s.engine_version,
       s.row_count,
       s.column_count,
       s.file_size,
       s.model_path,
       s.preview_path,
       s.condition_results,
       s.error,
       s.version,
       s.created_at,
       s.updated_at,
       s.started_at,
       s.completed_at,
       j.id as job_id,
       j.attempt,
       j.stage,
       j.stages,
       j.progress,
       j.sequence,
       p.overall_score as privacy_score,
       p.risk_level,
       q.overall_score as quality_score,
       q.distribution_score,
       q.correlation_score,
       q.passed as quality_passed,
       (select bool_and(c.passed) from compliance_reports c where c.synthetic_dataset_id = s.id) as compliance_passed
from synthetic_datasets s
left join jobs j on j.synthetic_dataset_id = s.id
left join privacy_scores p on p.synthetic_dataset_id = s.id
left join quality_reports q on q.synthetic_dataset_id = s.id;
