-- An instance that changes its kind adds both rows by one statement: this runs with nearly every burst.

create or replace function workflow_instance_counted() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        insert into workflow_instance_change values
            (old.definition_id, old.definition_version_id, old.version, old.status, old.sub_status, old.is_system, old.incident_count > 0, -1),
            (new.definition_id, new.definition_version_id, new.version, new.status, new.sub_status, new.is_system, new.incident_count > 0, 1);
    elsif tg_op = 'INSERT' then
        insert into workflow_instance_change values (new.definition_id, new.definition_version_id, new.version, new.status, new.sub_status, new.is_system, new.incident_count > 0, 1);
    else
        insert into workflow_instance_change values (old.definition_id, old.definition_version_id, old.version, old.status, old.sub_status, old.is_system, old.incident_count > 0, -1);
    end if;
    return null;
end
$$;
