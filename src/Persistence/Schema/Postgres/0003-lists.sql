-- What lists of instances need at any size: orders by index, and counts that are kept rather than counted.

create index workflow_instance_name on workflow_instance (name nulls first, id);
create index workflow_instance_running_created on workflow_instance (created_at, id) where status = 0;
create index workflow_instance_running_updated on workflow_instance (updated_at, id) where status = 0;
create index workflow_instance_unusual on workflow_instance (sub_status, created_at, id) where sub_status in (4, 5, 6);

-- How many instances there are of each kind: the sum of these rows and of workflow_instance_change.
create table workflow_instance_tally (
    definition_id text not null,
    definition_version_id text not null,
    version integer not null,
    status smallint not null,
    sub_status smallint not null,
    is_system boolean not null,
    has_incidents boolean not null,
    instances bigint not null,
    primary key (definition_id, definition_version_id, version, status, sub_status, is_system, has_incidents)
);

-- What has changed since. A burst only adds rows here, so that no two bursts ever wait for one counter; InstanceTally folds them now and then.
create table workflow_instance_change (
    definition_id text not null,
    definition_version_id text not null,
    version integer not null,
    status smallint not null,
    sub_status smallint not null,
    is_system boolean not null,
    has_incidents boolean not null,
    instances bigint not null
);

create function workflow_instance_counted() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        insert into workflow_instance_change values (old.definition_id, old.definition_version_id, old.version, old.status, old.sub_status, old.is_system, old.incident_count > 0, -1);
    end if;
    if tg_op <> 'DELETE' then
        insert into workflow_instance_change values (new.definition_id, new.definition_version_id, new.version, new.status, new.sub_status, new.is_system, new.incident_count > 0, 1);
    end if;
    return null;
end
$$;
create trigger workflow_instance_counted_in after insert or delete on workflow_instance for each row execute function workflow_instance_counted();
create trigger workflow_instance_counted_on after update on workflow_instance for each row
    when (old.sub_status <> new.sub_status or old.status <> new.status or (old.incident_count > 0) <> (new.incident_count > 0)
        or old.definition_version_id <> new.definition_version_id or old.definition_id <> new.definition_id or old.version <> new.version or old.is_system <> new.is_system)
    execute function workflow_instance_counted();
