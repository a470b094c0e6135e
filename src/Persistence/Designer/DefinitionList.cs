using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.Persistence.Stores;

namespace BenchmarkWorkflow.Persistence.Designer;

/// <summary>How a definition stands.</summary>
public enum DefinitionState
{
    /// <summary>Its latest version is the published one.</summary>
    Published,

    /// <summary>Nothing of it is published.</summary>
    Draft,

    /// <summary>A version is published, and there is a newer draft.</summary>
    Changed,
}

/// <summary>By what a list of definitions is ordered.</summary>
public enum DefinitionOrder
{
    Name,
    Edited,
    Versions,
}

/// <summary>Which definitions; what is null or empty does not restrict.</summary>
/// <param name="Search">Contained in name, description or definition id, any case.</param>
/// <param name="Category">As its author wrote it in the options.</param>
/// <param name="Editor">Who edited it last: a user name.</param>
public sealed record DefinitionListFilter(string? Search, DefinitionState? State, string? Category, string? Editor);

/// <summary>One definition with all its versions. Who edited it last is null while nobody has.</summary>
public sealed record ListedDefinition(
    string DefinitionId, string VersionId, string? Name, string? Description, string? Category, int Version, DefinitionState State, int? PublishedVersion, long Versions, long Running, string? Editor, DateTimeOffset EditedAt);

/// <summary>The list of definitions as people see it: one row a definition, cut and ordered by the database.</summary>
public sealed class DefinitionList(Session session)
{
    private const string From = """
        workflow_definition d
          left join workflow_definition p on p.definition_id = d.definition_id and p.is_published
          left join designer_definitions e on e.definition_id = d.definition_id and e.editor <> ''
        """;

    private readonly SqlCommands sql = new(session);

    /// <summary>A part of the list, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<ListedDefinition> Rows, long Total)> PageAsync(DefinitionListFilter filter, DefinitionOrder order, bool descending, int skip, int take, CancellationToken ct)
    {
        var where = Where(filter);
        var args = where.Args;
        var direction = descending ? "desc" : "asc";
        var by = Dialect.Order(session.Kind, Column(order), descending);
        // Versions are looked up for the rows of the page only.
        var rows = await sql.QueryAsync(
            $"""
            select r.*, coalesce(n.running, 0)
            from (
              select d.definition_id, d.id, d.name, d.description, d.version, d.is_published, p.version as published, e.editor, coalesce(e.edited_at, d.created_at) as edited,
                (select count(*) from workflow_definition v where v.definition_id = d.definition_id) as versions, d.category
              from {From}{where} order by {by}, d.definition_id {direction} limit ${args.Length + 1} offset ${args.Length + 2}) r
              left join (select i.definition_id, sum(i.instances) as running from {InstanceSource.Counted(session.Kind)} i where i.status = 0 group by i.definition_id) n on n.definition_id = r.definition_id
            order by {by.Replace("d.name", "r.name")}, r.definition_id {direction}
            """,
            Read, ct, [.. args, (long)take, (long)skip]);
        var total = skip == 0 && rows.Count < take ? rows.Count : await sql.FirstAsync($"select count(*) from {From}{where}", row => row.Int64(0), ct, args);
        return (rows, total);
    }

    /// <summary>The categories there are, in order.</summary>
    public async Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken ct) =>
        await sql.QueryAsync("select distinct d.category from workflow_definition d where d.is_latest and d.category <> '' order by 1", row => row.Text(0), ct);

    /// <summary>The user names of those who edited a definition last.</summary>
    public async Task<IReadOnlyList<string>> EditorsAsync(CancellationToken ct) =>
        await sql.QueryAsync($"select distinct e.editor from {From} where d.is_latest and e.editor is not null order by 1", row => row.Text(0), ct);

    private static ListedDefinition Read(SqlRow row)
    {
        var (isPublished, published) = (row.Flag(5), row.Int64OrNull(6));
        return new(
            row.Text(0), row.Text(1), row.TextOrNull(2), row.TextOrNull(3), row.TextOrNull(10) is { Length: > 0 } category ? category : null, row.Int32(4),
            isPublished ? DefinitionState.Published : published is null ? DefinitionState.Draft : DefinitionState.Changed,
            (int?)published, row.Int64(9), row.Int64(11), row.TextOrNull(7), row.Instant(8));
    }

    private static string Column(DefinitionOrder order) => order switch
    {
        DefinitionOrder.Name => "d.name",
        DefinitionOrder.Edited => "edited",
        DefinitionOrder.Versions => "versions",
    };

    private Conditions Where(DefinitionListFilter filter)
    {
        var where = new Conditions();
        where.Raw("d.is_latest and not d.is_system");
        where.Contains(session.Kind, filter.Search, "d.name", "d.description", "d.definition_id");
        if (filter.Category is { Length: > 0 } category) where.Add("d.category = ", category);
        if (filter.Editor is { Length: > 0 } editor) where.Add("e.editor = ", editor);
        switch (filter.State)
        {
            case null: break;
            case DefinitionState.Published: where.Raw("d.is_published"); break;
            case DefinitionState.Draft: where.Raw("p.id is null"); break;
            case DefinitionState.Changed: where.Raw("not d.is_published and p.id is not null"); break;
        }

        return where;
    }
}
