-- What lists of instances need at any size: orders by index, and counts that are kept rather than counted.

create index workflow_instance_name on workflow_instance (name, id);
create index workflow_instance_running_created on workflow_instance (created_at, id) where status = 0;
create index workflow_instance_running_updated on workflow_instance (updated_at, id) where status = 0;
create index workflow_instance_unusual on workflow_instance (sub_status, created_at, id);

-- How many instances there are of each kind. There is one writer, so each write counts here at once.
create table workflow_instance_tally (
    definition_id text not null,
    definition_version_id text not null,
    version integer not null,
    status integer not null,
    sub_status integer not null,
    is_system integer not null,
    has_incidents integer not null,
    instances integer not null,
    primary key (definition_id, definition_version_id, version, status, sub_status, is_system, has_incidents)
) without rowid;

create trigger workflow_instance_counted_in after insert on workflow_instance begin
    insert into workflow_instance_tally values (new.definition_id, new.definition_version_id, new.version, new.status, new.sub_status, new.is_system, new.incident_count > 0, 1)
        on conflict do update set instances = instances + 1;
end;
create trigger workflow_instance_counted_out after delete on workflow_instance begin
    insert into workflow_instance_tally values (old.definition_id, old.definition_version_id, old.version, old.status, old.sub_status, old.is_system, old.incident_count > 0, -1)
        on conflict do update set instances = instances - 1;
end;
create trigger workflow_instance_counted_on after update on workflow_instance
    when old.sub_status <> new.sub_status or old.status <> new.status or (old.incident_count > 0) <> (new.incident_count > 0)
        or old.definition_version_id <> new.definition_version_id or old.definition_id <> new.definition_id or old.version <> new.version or old.is_system <> new.is_system
begin
    insert into workflow_instance_tally values (old.definition_id, old.definition_version_id, old.version, old.status, old.sub_status, old.is_system, old.incident_count > 0, -1)
        on conflict do update set instances = instances - 1;
    insert into workflow_instance_tally values (new.definition_id, new.definition_version_id, new.version, new.status, new.sub_status, new.is_system, new.incident_count > 0, 1)
        on conflict do update set instances = instances + 1;
end;
