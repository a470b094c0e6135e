-- The engine's own tables. One burst of an instance writes: its row in workflow_instance, one row in workflow_history,
-- and what it added to or took from bookmark, timer, stimulus and incident.

create table workflow_definition (
    id text primary key,
    definition_id text not null,
    name text,
    description text,
    version integer not null,
    is_latest boolean not null,
    is_published boolean not null,
    is_readonly boolean not null,
    is_system boolean not null,
    created_at timestamptz not null,
    tool_version text,
    provider_name text,
    materializer_name text not null,
    usable_as_activity boolean not null,
    uses text not null,
    json text not null,
    hash text not null,
    was_published boolean not null,
    unique (definition_id, version)
);
create unique index workflow_definition_latest on workflow_definition (definition_id) where is_latest;
create unique index workflow_definition_published on workflow_definition (definition_id) where is_published;

create table workflow_instance (
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
    finished_at timestamptz,
    state bytea not null
) with (fillfactor = 80);
create index workflow_instance_created on workflow_instance (created_at, id);
create index workflow_instance_updated on workflow_instance (updated_at, id);
create index workflow_instance_finished on workflow_instance (finished_at nulls first, id);
create index workflow_instance_definition on workflow_instance (definition_id, created_at, id);
create index workflow_instance_running on workflow_instance (definition_id, correlation_id) where status = 0;
create index workflow_instance_correlation on workflow_instance (correlation_id) where correlation_id is not null;
create index workflow_instance_parent on workflow_instance (parent_id) where parent_id is not null;
create index workflow_instance_incidents on workflow_instance (created_at, id) where incident_count > 0;

-- What a deleted instance leaves, so that a late message can not bring it back.
create table workflow_tombstone (
    id text primary key,
    deleted_at timestamptz not null
);

-- One row a burst and instance: the journal entries and the activity records of that burst.
-- The key is also the fence: two bursts can not both make revision n of an instance.
-- By its mark a transaction whose commit was not answered finds out whether the revision is its own.
create table workflow_history (
    instance_id text not null,
    revision bigint not null,
    first_sequence bigint not null,
    entry_count integer not null,
    record_count integer not null,
    at timestamptz not null,
    entries bytea not null,
    records bytea not null,
    mark bigint not null,
    primary key (instance_id, revision)
);

create table bookmark (
    id text primary key,
    instance_id text not null,
    name text not null,
    hash text not null,
    activity_id text not null,
    activity_node_id text not null,
    activity_instance_id text not null,
    correlation_id text,
    payload text,
    metadata text,
    created_at timestamptz not null
);
create index bookmark_hash on bookmark (hash);
create index bookmark_instance on bookmark (instance_id);

-- What wakes by the clock: a bookmark of an instance (kind 0) or a published definition's trigger (kind 1).
create table timer (
    sequence bigint generated always as identity primary key,
    id text not null unique,
    kind smallint not null,
    due_at timestamptz not null,
    instance_id text,
    definition_version_id text,
    recurrence text,
    attempts integer not null default 0,
    error text
);
create index timer_due on timer (due_at, sequence);
create index timer_instance on timer (instance_id) where instance_id is not null;
create index timer_definition on timer (definition_version_id) where definition_version_id is not null;

-- Work that was accepted and is not done: state 0 ready, 1 waiting for a bookmark that is not there yet, 2 dead.
create table stimulus (
    sequence bigint generated always as identity primary key,
    kind smallint not null,
    state smallint not null,
    instance_id text,
    bookmark_id text,
    name text,
    hash text,
    correlation_id text,
    activity_instance_id text,
    body bytea not null,
    created_at timestamptz not null,
    visible_at timestamptz not null,
    attempts integer not null default 0,
    error text
);
create index stimulus_ready on stimulus (sequence) where state = 0;
create index stimulus_put_off on stimulus (visible_at) where state = 0;
create index stimulus_ready_instance on stimulus (instance_id, sequence) where state = 0 and instance_id is not null;
create index stimulus_waiting on stimulus (hash) where state = 1;
create index stimulus_instance on stimulus (instance_id) where instance_id is not null;
create index stimulus_dead on stimulus (sequence) where state <> 0;

create table workflow_trigger (
    id text primary key,
    definition_id text not null,
    definition_version_id text not null,
    name text not null,
    hash text not null,
    activity_id text not null,
    payload text
);
create index workflow_trigger_hash on workflow_trigger (hash);
create index workflow_trigger_definition on workflow_trigger (definition_id);

create table incident (
    id text primary key,
    instance_id text not null,
    activity_id text not null,
    activity_node_id text not null,
    activity_type text not null,
    activity_instance_id text,
    message text not null,
    exception text,
    at timestamptz not null,
    resolution text,
    resolved_at timestamptz,
    resolved_by text
);
create index incident_instance on incident (instance_id);
create index incident_open on incident (at, id) where resolution is null;

-- States and histories are JSON that shrinks to a fifth: compressed they stay in the row, cheaply where the server can do lz4.
do $$
begin
    alter table workflow_instance alter column state set compression lz4;
    alter table workflow_history alter column entries set compression lz4;
    alter table workflow_history alter column records set compression lz4;
exception when feature_not_supported then null;
end
$$;
