using System.Text.Json;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <inheritdoc cref="IWorkflowDefinitionStore"/>
internal sealed class WorkflowDefinitionStore(Session session, DefinitionNews? news = null) : IWorkflowDefinitionStore
{
    private const string SummaryColumns = """
        d.id, d.definition_id, d.name, d.description, d.version, d.is_latest, d.is_published, d.is_readonly, d.is_system, d.created_at, d.tool_version, d.provider_name,
        d.materializer_name, d.was_published
        """;

    private const string Columns = SummaryColumns + ", d.usable_as_activity, d.uses, d.json, d.hash";

    private const string Insert = """
        insert into workflow_definition (id, definition_id, name, description, version, is_latest, is_published, is_readonly, is_system, created_at, tool_version, provider_name,
          materializer_name, usable_as_activity, uses, json, hash, was_published)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        """;

    private readonly SqlCommands sql = new(session);

    public bool HasChanges { get; private set; }

    public Task<WorkflowDefinition?> FindAsync(WorkflowDefinitionFilter filter, CancellationToken ct)
    {
        var where = Where(filter);
        return sql.FirstAsync($"select {Columns} from workflow_definition d{where} order by d.version desc, d.definition_id limit 1", Read, ct, where.Args);
    }

    public async Task<IReadOnlyList<WorkflowDefinition>> FindManyAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct) =>
        await ListAsync(Columns, Read, filter, page, ct);

    public async Task<IReadOnlyList<WorkflowDefinitionSummary>> FindSummariesAsync(WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct) =>
        await ListAsync(SummaryColumns, ReadSummary, filter, page, ct);

    public Task<long> CountAsync(WorkflowDefinitionFilter filter, CancellationToken ct)
    {
        var where = Where(filter);
        return sql.FirstAsync($"select count(*) from workflow_definition d{where}", row => row.Int64(0), ct, where.Args);
    }

    public Task<bool> HasInstancesAsync(WorkflowDefinition version, CancellationToken ct) => sql.FirstAsync(
        $"select coalesce(sum(i.instances), 0) from {InstanceSource.Counted(session.Kind)} i where i.definition_id = $1 and i.definition_version_id = $2", row => row.Int64(0) > 0, ct, version.DefinitionId, version.Id);

    public async Task SaveManyAsync(IReadOnlyCollection<WorkflowDefinition> versions, CancellationToken ct)
    {
        if (versions.Count == 0) return;
        await session.OpenAsync(ct);
        // Taken away first and then added, so that "latest" and "published" may change hands within the call.
        var statements = new List<Statement> { new($"delete from workflow_definition where {Dialect.In(session.Kind, "id", 1)}", Arg.Of([.. versions.Select(version => version.Id)])) };
        foreach (var d in versions)
        {
            statements.Add(new(
                Insert, d.Id, d.DefinitionId, d.Name, d.Description, d.Version, d.IsLatest, d.IsPublished, d.IsReadonly, d.IsSystem, d.CreatedAt, d.ToolVersion, d.ProviderName,
                d.MaterializerName, d.UsableAsActivity, JsonSerializer.Serialize(d.References), d.Json, d.Hash, d.WasPublished));
        }

        if (session.Kind == DatabaseKind.Postgres) statements.Add(PostgresListener.NotifyDefinitions);
        TellAfterCommit();
        await sql.RunAsync(statements, commit: false, ct);
    }

    public async Task<int> DeleteAsync(WorkflowDefinitionFilter filter, CancellationToken ct)
    {
        var where = Where(filter);
        var deleted = await sql.ExecuteAsync($"delete from workflow_definition where id in (select d.id from workflow_definition d{where})", ct, where.Args);
        if (deleted == 0) return 0;
        if (session.Kind == DatabaseKind.Postgres) await sql.RunAsync([PostgresListener.NotifyDefinitions], commit: false, ct);
        TellAfterCommit();
        return deleted;
    }

    /// <summary>This node does not wait for its own notification.</summary>
    private void TellAfterCommit()
    {
        HasChanges = true;
        session.AfterCommit(() =>
        {
            HasChanges = false;
            news?.Changed();
        });
    }

    private Task<List<T>> ListAsync<T>(string columns, Func<SqlRow, T> read, WorkflowDefinitionFilter filter, WorkflowDefinitionPage page, CancellationToken ct)
    {
        var where = Where(filter);
        var order = page.OrderBy switch
        {
            WorkflowDefinitionOrder.CreatedAt => "d.created_at",
            WorkflowDefinitionOrder.Name => "d.name",
            WorkflowDefinitionOrder.Version => "d.version",
        };
        var args = where.Args;
        return sql.QueryAsync(
            $"select {columns} from workflow_definition d{where} order by {Dialect.Order(session.Kind, order, page.Descending)}, d.definition_id, d.version limit ${args.Length + 1} offset ${args.Length + 2}",
            read, ct, [.. args, (long)(page.Take ?? int.MaxValue), (long)page.Skip]);
    }

    private Conditions Where(WorkflowDefinitionFilter filter)
    {
        var where = new Conditions();
        where.Equal("d.id", filter.Id);
        where.In(session.Kind, "d.id", filter.Ids);
        where.Equal("d.definition_id", filter.DefinitionId);
        where.In(session.Kind, "d.definition_id", filter.DefinitionIds);
        if (filter.ExceptDefinitionId is { } except) where.Add("d.definition_id <> ", except);
        Version(where, filter.Version);
        where.Equal("d.name", filter.Name);
        where.In(session.Kind, "d.name", filter.Names);
        where.Contains(session.Kind, filter.SearchTerm, "d.name", "d.description", "d.id", "d.definition_id");
        where.Equal("d.is_system", filter.IsSystem);
        where.Equal("d.is_readonly", filter.IsReadonly);
        where.Equal("d.usable_as_activity", filter.UsableAsActivity);
        where.Equal("d.provider_name", filter.ProviderName);
        if (filter.References is { } used) where.Uses(session.Kind, "d.uses", used);
        if (filter.Ids is { Count: 0 } || filter.DefinitionIds is { Count: 0 } || filter.Names is { Count: 0 }) where.Raw("1 = 0");
        return where;
    }

    private static void Version(Conditions where, VersionFilter version)
    {
        switch (version.Kind)
        {
            case VersionKind.All: break;
            case VersionKind.Latest: where.Equal("d.is_latest", true); break;
            case VersionKind.Published: where.Equal("d.is_published", true); break;
            case VersionKind.Draft: where.Equal("d.is_published", false); break;
            case VersionKind.LatestOrPublished: where.Raw("(d.is_latest or d.is_published)"); break;
            case VersionKind.LatestAndPublished: where.Raw("(d.is_latest and d.is_published)"); break;
            case VersionKind.Specific: where.Equal("d.version", version.Number); break;
            default: throw new ArgumentOutOfRangeException(nameof(version));
        }
    }

    private static WorkflowDefinition Read(SqlRow row) => new()
    {
        Id = row.Text(0),
        DefinitionId = row.Text(1),
        Name = row.TextOrNull(2),
        Description = row.TextOrNull(3),
        Version = row.Int32(4),
        IsLatest = row.Flag(5),
        IsPublished = row.Flag(6),
        IsReadonly = row.Flag(7),
        IsSystem = row.Flag(8),
        CreatedAt = row.Instant(9),
        ToolVersion = row.TextOrNull(10),
        ProviderName = row.TextOrNull(11),
        MaterializerName = row.Text(12),
        WasPublished = row.Flag(13),
        UsableAsActivity = row.Flag(14),
        References = JsonSerializer.Deserialize<string[]>(row.Text(15)) ?? [],
        Json = row.Text(16),
        Hash = row.Text(17),
    };

    private static WorkflowDefinitionSummary ReadSummary(SqlRow row) => new(
        row.Text(0), row.Text(1), row.TextOrNull(2), row.TextOrNull(3), row.Int32(4), row.Flag(5), row.Flag(6), row.Flag(7), row.Flag(8), row.Instant(9), row.TextOrNull(10),
        row.TextOrNull(11), row.Text(12), row.Flag(13));
}
