-- Lists of instances are read from a table of their own, which is brought up to date a moment after (InstanceTally). A burst then writes its instance's row
-- and no index of any list, and lists may have the indexes they want. What has not been taken over yet stands in workflow_instance_change; whoever reads a
-- list takes those instances from workflow_instance, so it is exact at any time.

drop trigger workflow_instance_counted_in on workflow_instance;
drop trigger workflow_instance_counted_on on workflow_instance;
drop function workflow_instance_counted();
drop trigger workflow_instance_worded_in on workflow_instance;
drop trigger workflow_instance_worded_on on workflow_instance;
drop function workflow_instance_worded();
drop index workflow_instance_created, workflow_instance_updated, workflow_instance_finished, workflow_instance_definition, workflow_instance_running,
    workflow_instance_correlation, workflow_instance_incidents, workflow_instance_name, workflow_instance_running_created, workflow_instance_running_updated,
    workflow_instance_unusual;

-- Which instances have changed since, any number of times each. Bursts only add rows, so that none waits for another.
drop table workflow_instance_change;
create table workflow_instance_change (
    id text not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Once a statement, however many rows it writes.
create function workflow_instance_changed() returns trigger language plpgsql as $$
begin
    insert into workflow_instance_change select id from changed;
    return null;
end
$$;
create trigger workflow_instance_added after insert on workflow_instance referencing new table as changed for each statement execute function workflow_instance_changed();
create trigger workflow_instance_changed after update on workflow_instance referencing new table as changed for each statement execute function workflow_instance_changed();
create trigger workflow_instance_gone after delete on workflow_instance referencing old table as changed for each statement execute function workflow_instance_changed();

-- All of workflow_instance but the state.
create table workflow_instance_listed (
    id text primary key,
    definition_id text not null,
    definition_version_id text not null,
    version integer not null,
    parent_id text,
    status smallint not null,
    sub_status smallint not null,
    correlation_id text,
    name text,
    is_system boolean not null,
    incident_count integer not null,
    revision bigint not null,
    next_sequence bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    finished_at timestamptz
);
insert into workflow_instance_listed
select id, definition_id, definition_version_id, version, parent_id, status, sub_status, correlation_id, name, is_system, incident_count, revision, next_sequence, created_at, updated_at, finished_at
from workflow_instance;

-- What a span of time is filtered and ordered by besides is in the index: a month's instances are sorted and counted without reading them.
create index workflow_instance_listed_created on workflow_instance_listed (created_at, id) include (updated_at, finished_at, status, sub_status, is_system, incident_count);
create index workflow_instance_listed_updated on workflow_instance_listed (updated_at, id);
create index workflow_instance_listed_finished on workflow_instance_listed (finished_at nulls first, id);
create index workflow_instance_listed_name on workflow_instance_listed (name nulls first, id);
create index workflow_instance_listed_definition on workflow_instance_listed (definition_id, created_at, id);
create index workflow_instance_listed_running on workflow_instance_listed (definition_id, correlation_id) where status = 0;
create index workflow_instance_listed_correlation on workflow_instance_listed (correlation_id) where correlation_id is not null;
create index workflow_instance_listed_parent on workflow_instance_listed (parent_id) where parent_id is not null;
create index workflow_instance_listed_incidents on workflow_instance_listed (created_at, id) where incident_count > 0;
create index workflow_instance_listed_running_created on workflow_instance_listed (created_at, id) where status = 0;
create index workflow_instance_listed_running_updated on workflow_instance_listed (updated_at, id) where status = 0;
create index workflow_instance_listed_unusual on workflow_instance_listed (sub_status, created_at, id) where sub_status in (4, 5, 6);

-- A search among those that run finds them by their words alone.
alter table workflow_instance_words add column status smallint;
update workflow_instance_words w set status = i.status from workflow_instance i where i.id = w.id;
alter table workflow_instance_words alter column status set not null;

-- Two letters are a word in Chinese, and too few for trigrams: pairs of letters beyond ASCII are found by an index of their own, and counted as they come and go.
create function workflow_instance_pairs(text) returns text[] language sql immutable parallel safe as $$
    select array_agg(distinct substr(run, n, 2)) from regexp_split_to_table($1, '[\x01-\x7f]+') run, generate_series(1, length(run) - 1) n
$$;
create index workflow_instance_words_pairs on workflow_instance_words using gin (workflow_instance_pairs(words)) where not is_system;
create table workflow_instance_pair_tally (
    pair text not null,
    is_system boolean not null,
    status smallint not null,
    instances bigint not null,
    primary key (pair, is_system, status)
);
insert into workflow_instance_pair_tally
select pair, is_system, status, count(*) from workflow_instance_words, unnest(workflow_instance_pairs(words)) pair group by pair, is_system, status;

delete from workflow_instance_tally;
insert into workflow_instance_tally
select definition_id, definition_version_id, version, status, sub_status, is_system, incident_count > 0, count(*) from workflow_instance group by 1, 2, 3, 4, 5, 6, 7;
