-- The data model of the product. Ids are UUIDv7 made by the server; times are UTC; money is an integer of minor units.
-- `version` is what the API calls etag: the application adds one with each change that a user can see.
-- `error` is {"reason", "message", "metadata"}: the Failure message of the contracts.

-- Who the transaction acts for. Set per transaction by io.syntho.server.platform.database.Database, and by nobody else.
create function syntho_user() returns uuid language sql stable
    as $$ select nullif(current_setting('syntho.user_id', true), '')::uuid $$;
create function syntho_system() returns boolean language sql stable
    as $$ select coalesce(current_setting('syntho.system', true), '') = 'on' $$;

create function touch_updated_at() returns trigger language plpgsql
    as $$ begin new.updated_at := now(); return new; end $$;

-- Row-level security for a table whose rows belong to the user in `owner_column`. Forced: it binds the table's owner too.
create procedure protect(target regclass, owner_column text) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format(
        'create policy own_rows on %s using (syntho_system() or %I = syntho_user())'
        ' with check (syntho_system() or %I = syntho_user())', target, owner_column, owner_column);
end $$;

-- Keeps updated_at true whoever writes.
create procedure keep_updated_at(target regclass) language plpgsql as $$
begin
    execute format('create trigger touch before update on %s for each row execute function touch_updated_at()', target);
end $$;

create table profiles (
    id uuid primary key,
    issuer text not null,
    subject text not null,
    email text not null default '',
    full_name text not null default '',
    avatar_url text not null default '',
    role text not null default 'user' check (role in ('user', 'admin')),
    flutterwave_subaccount_id text,
    bank_account_verified boolean not null default false,
    api_quota integer not null default 100 check (api_quota >= 0),
    suspended boolean not null default false,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (issuer, subject)
);

create table datasets (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    name text not null,
    description text not null default '',
    file_name text not null,
    file_path text not null,
    file_size bigint not null check (file_size >= 0),
    file_type text check (file_type in ('csv', 'json', 'json_lines', 'parquet', 'excel')),
    checksum text check (checksum ~ '^[0-9a-f]{64}$'),
    row_count bigint check (row_count >= 0),
    column_count integer check (column_count >= 0),
    schema jsonb,
    declaration jsonb,
    status text not null check (status in ('uploading', 'uploaded', 'processing', 'ready', 'error')),
    error jsonb,
    attempt_count integer not null default 0,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((status = 'error') = (error is not null)),
    check (status <> 'ready' or (schema is not null and row_count is not null and column_count is not null))
);
create index datasets_by_owner on datasets (user_id, created_at desc, id desc);

-- A file on its way. Which parts arrived is known by the storage alone.
create table uploads (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    -- No foreign key: an upload that was given up or has expired is still told of after its dataset is gone.
    dataset_id uuid not null unique,
    kind text not null check (kind in ('parts', 'stream')),
    file_name text not null,
    file_path text not null,
    -- The storage's id of the multipart upload; null until the storage was asked.
    storage_upload_id text,
    -- Announced; null for a stream that did not say.
    size_bytes bigint check (size_bytes >= 0),
    part_size_bytes bigint not null check (part_size_bytes > 0),
    sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
    status text not null check (status in ('active', 'completed', 'failed', 'aborted', 'expired')),
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index uploads_by_owner on uploads (user_id) where status = 'active';
create index uploads_to_expire on uploads (expires_at) where status = 'active';

-- Schema detections that wait or run; a row lives from the completed upload to READY or ERROR.
create table detections (
    dataset_id uuid primary key references datasets on delete cascade,
    user_id uuid not null references profiles on delete cascade,
    attempt integer not null default 0,
    fence bigint not null default 0,
    lease_owner text,
    lease_expires_at timestamptz,
    not_before timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index detections_due on detections (not_before, created_at);

create table synthetic_datasets (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    -- Null once the original was deleted: what was made of it stays.
    original_dataset_id uuid references datasets on delete set null,
    name text not null default '',
    description text not null default '',
    generation_method text not null,
    config jsonb not null default '{}',
    -- The source's schema as it was when this was made.
    source_schema jsonb,
    status text not null check (status in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    progress numeric(5, 2) not null default 0 check (progress between 0 and 100),
    -- No foreign key: jobs points here.
    job_id uuid,
    row_count bigint check (row_count >= 0),
    column_count integer check (column_count >= 0),
    -- Parquet, the stored form, and the CSV made with it; null before completed.
    file_path text,
    file_size bigint,
    checksum text,
    csv_path text,
    csv_size bigint,
    csv_checksum text,
    model_path text,
    error jsonb,
    started_at timestamptz,
    completed_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((status = 'failed') = (error is not null)),
    check (status <> 'completed' or (file_path is not null and row_count is not null))
);
create index synthetic_datasets_by_owner on synthetic_datasets (user_id, created_at desc, id desc);
create index synthetic_datasets_by_original on synthetic_datasets (original_dataset_id);

-- Work of the engine. PostgreSQL is the truth; the Redis stream is how a worker hears of it soon.
create table jobs (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    synthetic_dataset_id uuid not null unique references synthetic_datasets on delete cascade,
    state text not null check (state in ('pending', 'running', 'completed', 'failed', 'cancelled')),
    -- The stage under way or to be done next.
    stage text not null,
    attempt integer not null default 0 check (attempt >= 0),
    max_attempts integer not null default 3 check (max_attempts > 0),
    -- Grows with each lease. A write that carries an older one changes nothing.
    fence bigint not null default 0,
    lease_owner text,
    lease_expires_at timestamptz,
    not_before timestamptz not null default now(),
    cancel_requested_at timestamptz,
    outputs jsonb not null default '{}',
    checkpoint_path text,
    error jsonb,
    started_at timestamptz,
    finished_at timestamptz,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((state = 'failed') = (error is not null)),
    check (state <> 'running' or (lease_owner is not null and lease_expires_at is not null))
);
create index jobs_by_owner on jobs (user_id, created_at desc);
create index jobs_expired on jobs (lease_expires_at) where state = 'running';
create index jobs_waiting on jobs (not_before, created_at) where state = 'pending';

create table job_logs (
    id uuid primary key,
    job_id uuid not null references jobs on delete cascade,
    synthetic_dataset_id uuid not null references synthetic_datasets on delete cascade,
    user_id uuid not null references profiles on delete cascade,
    event text not null,
    message text not null default '',
    details jsonb not null default '{}',
    created_at timestamptz not null default now()
);
create index job_logs_by_job on job_logs (job_id, id);

-- Messages to be relayed to Redis, written in the transaction that causes them.
create table outbox (
    id uuid primary key,
    topic text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    relayed_at timestamptz
);
create index outbox_to_relay on outbox (created_at, id) where relayed_at is null;
create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;

-- Objects that no row points to any more. Written in the transaction that drops the pointer; a sweeper deletes them.
create table object_deletions (
    id uuid primary key,
    bucket text not null check (bucket in ('datasets', 'synthetic', 'reports')),
    -- Everything below it goes, unfinished multipart uploads too.
    prefix text not null check (prefix ~ '^[0-9a-f-]{36}/[0-9a-f-]{36}/'),
    not_before timestamptz not null default now(),
    created_at timestamptz not null default now()
);
create index object_deletions_due on object_deletions (not_before);

create table privacy_scores (
    id uuid primary key,
    synthetic_dataset_id uuid not null unique references synthetic_datasets on delete cascade,
    user_id uuid not null references profiles on delete cascade,
    -- Both null: nothing could be assessed.
    overall_score numeric(5, 2) check (overall_score between 0 and 100),
    risk_level text check (risk_level in ('low', 'medium', 'high', 'critical')),
    pii_detected jsonb not null,
    details jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((overall_score is null) = (risk_level is null))
);

create table quality_reports (
    id uuid primary key,
    synthetic_dataset_id uuid not null unique references synthetic_datasets on delete cascade,
    user_id uuid not null references profiles on delete cascade,
    -- Null: fewer than two columns.
    correlation_score double precision check (correlation_score between 0 and 1),
    distribution_score double precision not null check (distribution_score between 0 and 1),
    overall_score double precision not null check (overall_score between 0 and 1),
    passed boolean not null,
    column_stats jsonb not null,
    details jsonb not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);

create table compliance_reports (
    id uuid primary key,
    synthetic_dataset_id uuid not null references synthetic_datasets on delete cascade,
    user_id uuid not null references profiles on delete cascade,
    report_type text not null check (report_type in ('gdpr', 'hipaa', 'combined')),
    file_path text not null,
    file_size bigint not null,
    checksum text not null check (checksum ~ '^[0-9a-f]{64}$'),
    passed boolean not null,
    findings jsonb not null,
    details jsonb not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (synthetic_dataset_id, report_type)
);

create table marketplace_listings (
    id uuid primary key,
    seller_id uuid not null references profiles,
    synthetic_dataset_id uuid not null references synthetic_datasets,
    title text not null,
    description text not null default '',
    tags text[] not null default '{}',
    category text not null,
    price bigint not null check (price >= 0),
    currency char(3) not null default 'NGN' check (currency ~ '^[A-Z]{3}$'),
    is_active boolean not null default false,
    download_count bigint not null default 0,
    preview_schema jsonb not null default '{}',
    -- Words for the full-text search; 'simple' since listings come in any language.
    words tsvector generated always as (
        setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', description), 'B')) stored,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index listings_by_seller on marketplace_listings (seller_id, created_at desc);
create index listings_active on marketplace_listings (created_at desc, id desc) where is_active;
create unique index listings_once on marketplace_listings (synthetic_dataset_id) where is_active;
create index listings_words on marketplace_listings using gin (words);
create index listings_tags on marketplace_listings using gin (tags);

create table purchases (
    id uuid primary key,
    buyer_id uuid not null references profiles,
    seller_id uuid not null references profiles,
    listing_id uuid not null references marketplace_listings,
    amount bigint not null check (amount >= 0),
    seller_share bigint not null check (seller_share >= 0),
    platform_share bigint not null check (platform_share >= 0),
    currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
    flutterwave_tx_ref text not null unique,
    flutterwave_tx_id text unique,
    status text not null check (status in ('pending', 'completed', 'failed', 'refunded')),
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check (amount = seller_share + platform_share)
);
create index purchases_by_buyer on purchases (buyer_id, created_at desc);
create index purchases_by_seller on purchases (seller_id, created_at desc);
create index purchases_unsettled on purchases (created_at) where status = 'pending';

create table api_keys (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    name text not null,
    key_hash bytea not null unique check (length(key_hash) = 32),
    key_prefix text not null,
    scopes text[] not null default '{generate,read}',
    usage_count bigint not null default 0,
    last_used_at timestamptz,
    expires_at timestamptz,
    is_active boolean not null default true,
    version bigint not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index api_keys_by_owner on api_keys (user_id, created_at desc);

create table notifications (
    id uuid primary key,
    user_id uuid not null references profiles on delete cascade,
    type text not null,
    title text not null,
    message text not null default '',
    link text not null default '',
    read boolean not null default false,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create index notifications_by_user on notifications (user_id, created_at desc, id desc);

create table audit_log (
    id uuid primary key,
    -- The profile that acted; null for the platform itself. No foreign key: the trail outlives the account.
    actor uuid,
    action text not null,
    resource text not null default '',
    outcome text not null,
    remote_address text not null default '',
    request_id text not null default '',
    details jsonb not null default '{}',
    created_at timestamptz not null default now()
);
create index audit_log_by_time on audit_log (created_at desc);
create index audit_log_by_actor on audit_log (actor, created_at desc);

-- Generations asked for in a month (UTC). Counted on their own, so that deleting one does not give its quota back.
create table generation_usage (
    user_id uuid not null references profiles on delete cascade,
    month date not null check (extract(day from month) = 1),
    used integer not null default 0 check (used >= 0),
    primary key (user_id, month)
);

-- First answers to requests that carried a request_id.
create table idempotency_keys (
    user_id uuid not null references profiles on delete cascade,
    method text not null,
    request_id uuid not null,
    request_hash bytea not null,
    response bytea,
    expires_at timestamptz not null,
    created_at timestamptz not null default now(),
    primary key (user_id, method, request_id)
);
create index idempotency_keys_expired on idempotency_keys (expires_at);

call protect('profiles', 'id');
call protect('datasets', 'user_id');
call protect('uploads', 'user_id');
call protect('detections', 'user_id');
call protect('synthetic_datasets', 'user_id');
call protect('jobs', 'user_id');
call protect('job_logs', 'user_id');
call protect('privacy_scores', 'user_id');
call protect('quality_reports', 'user_id');
call protect('compliance_reports', 'user_id');
call protect('marketplace_listings', 'seller_id');
call protect('purchases', 'buyer_id');
call protect('api_keys', 'user_id');
call protect('notifications', 'user_id');
call protect('idempotency_keys', 'user_id');
call protect('generation_usage', 'user_id');

-- What is for sale is for all to see, and who sold something sees that it was bought.
create policy for_sale on marketplace_listings for select using (is_active);
create policy sold on purchases for select using (seller_id = syntho_user());

-- Anyone may leave a message, a deletion or a trace; only the platform reads and clears them.
create procedure write_only(target regclass) language plpgsql as $$
begin
    execute format('alter table %s enable row level security', target);
    execute format('alter table %s force row level security', target);
    execute format('create policy platform_reads on %s using (syntho_system())', target);
    execute format('create policy anyone_writes on %s for insert with check (true)', target);
end $$;
call write_only('outbox');
call write_only('object_deletions');
call write_only('audit_log');
drop procedure write_only;

call keep_updated_at('profiles');
call keep_updated_at('datasets');
call keep_updated_at('uploads');
call keep_updated_at('synthetic_datasets');
call keep_updated_at('jobs');
call keep_updated_at('privacy_scores');
call keep_updated_at('quality_reports');
call keep_updated_at('compliance_reports');
call keep_updated_at('marketplace_listings');
call keep_updated_at('purchases');
call keep_updated_at('api_keys');
call keep_updated_at('notifications');
