-- The role that every transaction of the server takes (SET LOCAL ROLE): it owns nothing, is no superuser and can not
-- bypass row-level security, whoever the server connected as. The server's login is ${application_user}: either that
-- very role or a member of it. Runs again when that changes.
do $$
begin
    if not exists (select from pg_roles where rolname = 'syntho_app') then
        begin
            create role syntho_app nologin;
        exception
            -- Roles belong to the cluster: another database's migration may have been faster.
            when duplicate_object or unique_violation then null;
        end;
    end if;
    if exists (select from pg_roles where rolname = 'syntho_app' and (rolsuper or rolbypassrls)) then
        raise exception 'role syntho_app must not be a superuser nor bypass row-level security';
    end if;
    if not pg_has_role('${application_user}', 'syntho_app', 'SET') then
        grant syntho_app to "${application_user}" with set true, inherit false;
    end if;
end $$;

grant usage on schema public to syntho_app;
grant select, insert, update, delete on all tables in schema public to syntho_app;
revoke all on flyway_schema_history from syntho_app;
-- The trail is only ever added to.
revoke update, delete on audit_log from syntho_app;
alter default privileges in schema public grant select, insert, update, delete on tables to syntho_app;
