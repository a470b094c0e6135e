-- What lists are searched and filtered by, beside the wide rows that hold it.

-- All that a search of instances looks at, one narrow row an instance. A burst changes the instance's row and not this one.
create table workflow_instance_words (
    id text primary key,
    is_system boolean not null,
    words text collate "C" not null
);

create function workflow_instance_words_of(workflow_instance) returns text language sql stable as $$
    select lower(concat_ws(chr(31), $1.name, $1.correlation_id, $1.definition_id, $1.id))
$$;
insert into workflow_instance_words select i.id, i.is_system, workflow_instance_words_of(i) from workflow_instance i;

create function workflow_instance_worded() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into workflow_instance_words values (new.id, new.is_system, workflow_instance_words_of(new));
    elsif tg_op = 'UPDATE' then
        update workflow_instance_words set is_system = new.is_system, words = workflow_instance_words_of(new) where id = new.id;
    else
        delete from workflow_instance_words where id = old.id;
    end if;
    return null;
end
$$;
create trigger workflow_instance_worded_in after insert or delete on workflow_instance for each row execute function workflow_instance_worded();
create trigger workflow_instance_worded_on after update on workflow_instance for each row
    when (old.name is distinct from new.name or old.correlation_id is distinct from new.correlation_id or old.definition_id <> new.definition_id or old.is_system <> new.is_system)
    execute function workflow_instance_worded();

-- PostgreSQL's own extension finds three letters and more by index (Chinese ones unless the database's LC_CTYPE is C). Where it is not installed or not
-- allowed, a search reads the table above.
do $$
begin
    create extension if not exists pg_trgm;
    create index workflow_instance_words_trigrams on workflow_instance_words using gin (words gin_trgm_ops);
exception when others then
    raise notice 'pg_trgm cannot be used (%): a search reads the words of every instance.', sqlerrm;
end
$$;

alter table workflow_definition add column category text generated always as (json::json #>> '{options,activityCategory}') stored;
create index workflow_definition_category on workflow_definition (category) where is_latest;
create index designer_definitions_editor on designer_definitions (editor);
