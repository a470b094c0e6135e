-- What taking changed instances over into the lists costs (InstanceTally).

-- Where only the status of an instance has changed, its words stay where they are found: there is room for the new row beside the old.
alter table workflow_instance_words set (fillfactor = 60);

create function workflow_instance_words_of(workflow_instance_listed) returns text language sql stable as $$
    select lower(concat_ws(chr(31), $1.name, $1.correlation_id, $1.definition_id, $1.id))
$$;

-- As before; words without a letter beyond ASCII, which are most, are done with at once.
create or replace function workflow_instance_pairs(text) returns text[] language plpgsql immutable strict parallel safe as $$
begin
    if octet_length($1) = length($1) then return null; end if;
    return (select array_agg(distinct substr(run, n, 2)) from regexp_split_to_table($1, '[\x01-\x7f]+') run, generate_series(1, length(run) - 1) n);
end
$$;
