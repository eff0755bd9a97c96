-- What this installation's machines take: the latest run of each kind of work, by which the next one is estimated.
create table engine_measures (
    -- fit:{method}, sample:{method} or evaluate, in seconds; worker_heap in bytes.
    name text primary key,
    -- Cells of the table that it was measured with.
    cells double precision not null check (cells > 0),
    value double precision not null check (value >= 0),
    measured_at timestamptz not null default now()
);
alter table engine_measures enable row level security;
alter table engine_measures force row level security;
-- No secret: every request is estimated by them.
create policy anyone_reads on engine_measures for select using (true);
create policy platform_writes on engine_measures using (syntho_system()) with check (syntho_system());
