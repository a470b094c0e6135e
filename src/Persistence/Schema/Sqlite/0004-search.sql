-- What lists are searched and filtered by, beside the wide rows that hold it.

-- All that a search of instances looks at, as one text: a search reads this index from end to end instead of every instance with its state.
create index workflow_instance_words on workflow_instance (coalesce(name, '') || char(31) || coalesce(correlation_id, '') || char(31) || definition_id || char(31) || id, is_system, id);

alter table workflow_definition add column category text generated always as (json_extract(json, '$.options.activityCategory')) virtual;
create index workflow_definition_category on workflow_definition (category) where is_latest;
create index designer_definitions_editor on designer_definitions (editor);
