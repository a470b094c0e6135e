namespace BenchmarkWorkflow.Persistence.Schema;

/// <summary>
/// The index that a search of instances uses on PostgreSQL needs the extension <c>pg_trgm</c>. Script 0004 makes both where it may. Where the extension
/// was not there, or not allowed, the database's owner may make it later, and the next start makes the index.
/// </summary>
internal static class SearchIndex
{
    /// <summary>Does nothing where the index is there; where it still cannot be made, a notice says why and nothing has changed.</summary>
    public const string Sql = """
        do $$
        begin
            if to_regclass('workflow_instance_words') is null or to_regclass('workflow_instance_words_trigrams') is not null then return; end if;
            create extension if not exists pg_trgm;
            create index workflow_instance_words_trigrams on workflow_instance_words using gin (words gin_trgm_ops);
        exception when others then
            raise notice 'pg_trgm cannot be used (%): a search reads the words of every instance.', sqlerrm;
        end
        $$
        """;

    /// <summary>How long it may take: an index over a million instances is not made in half a minute.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
}
