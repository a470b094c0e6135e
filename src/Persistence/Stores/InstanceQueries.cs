using System.Globalization;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <inheritdoc cref="IInstanceQueries"/>
internal sealed partial class InstanceQueries(Session session) : IInstanceQueries
{
    private readonly SqlCommands sql = new(session);
    private readonly int many = session.Kind == DatabaseKind.Sqlite ? 1_000 : 4_000; // from so many on, what a search finds is not listed one by one
    private (InstanceFilter Words, List<string> Found)? searched;

    public Task<InstanceRow?> FindAsync(string instanceId, CancellationToken ct) =>
        sql.FirstAsync($"select {InstanceSql.Columns} from workflow_instance i where i.id = $1", InstanceSql.Read, ct, instanceId);

    public async Task<IReadOnlyList<InstanceRow>> ListAsync(InstanceFilter filter, InstancePage page, CancellationToken ct)
    {
        await PlanAnewAsync(ct);
        if (await NarrowAsync(filter, ct) is not var (narrowed, common)) return [];
        var where = InstanceConditions.Of(session.Kind, narrowed, common);
        var (args, order) = (where.Args, $"{Order(page)}, i.id {(page.Descending ? "desc" : "asc")}");
        var sorted = await IsSortedAsync(narrowed, page, where, ct) ? order.Insert(order.IndexOf(' '), " + interval '0'") : order;
        return await sql.QueryAsync(
            InstanceSource.Page(session.Kind, where.ToString(), Own(narrowed), order, sorted, args.Length + 1, args.Length + 2),
            InstanceSql.ReadSummary, ct, [.. args, (long)page.Take, (long)page.Skip]);
    }

    public async Task<long> CountAsync(InstanceFilter filter, CancellationToken ct)
    {
        await PlanAnewAsync(ct);
        if (InstanceConditions.OfTally(session.Kind, filter) is { } kinds)
            return await sql.FirstAsync($"select coalesce(sum(i.instances), 0) from {InstanceSource.Counted(session.Kind)} i{kinds}", row => row.Int64(0), ct, kinds.Args);
        if (await CountPairAsync(filter, ct) is { } pairs) return pairs;
        if (await NarrowAsync(filter, ct) is not var (narrowed, common)) return 0;
        if (InstanceConditions.OfWords(session.Kind, filter) is { } words)
        {
            if (!common && narrowed.Ids is { } found) return found.Count;
            return await sql.FirstAsync(InstanceSource.Count(session.Kind, words.ToString(), Own(filter), words: true), row => row.Int64(0), ct, words.Args);
        }

        var where = InstanceConditions.Of(session.Kind, narrowed);
        return await sql.FirstAsync(InstanceSource.Count(session.Kind, where.ToString(), Own(narrowed)), row => row.Int64(0), ct, where.Args);
    }

    public async Task<IReadOnlyList<VersionCount>> CountByVersionAsync(string definitionId, CancellationToken ct) =>
        await sql.QueryAsync(
            $"""
            select definition_version_id, version, sum(case when status = $2 then instances else 0 end), sum(case when status = $2 and has_incidents then instances else 0 end),
              sum(case when status <> $2 then instances else 0 end)
            from {InstanceSource.Counted(session.Kind)} i where definition_id = $1 and (status = $2 or sub_status = $3)
            group by definition_version_id, version having sum(instances) > 0 order by version desc, definition_version_id
            """,
            row => new VersionCount(row.Text(0), row.Int32(1), row.Int64(2), row.Int64(3), row.Int64(4)),
            ct, definitionId, (short)Elsa.Workflows.WorkflowStatus.Running, (short)Elsa.Workflows.WorkflowSubStatus.Faulted);

    public async Task<IReadOnlyList<HistoryRow>> JournalAsync(string instanceId, long skip, int take, CancellationToken ct) =>
        await sql.QueryAsync(
            """
            select instance_id, revision, first_sequence, entry_count, record_count, at, entries from workflow_history
            where instance_id = $1 and entry_count > 0 and first_sequence + entry_count > $2 and first_sequence < $3 order by revision
            """,
            row => new HistoryRow(row.Text(0), row.Int64(1), row.Int64(2), row.Int32(3), row.Int32(4), row.Instant(5), row.Bytes(6), default),
            ct, instanceId, skip, take == int.MaxValue ? long.MaxValue : skip + take);

    public async Task<long> CountJournalAsync(string instanceId, CancellationToken ct) =>
        await sql.FirstAsync("select coalesce(sum(entry_count), 0) from workflow_history where instance_id = $1", row => row.Int64(0), ct, instanceId);

    public async Task<IReadOnlyList<HistoryRow>> RecordsAsync(string instanceId, CancellationToken ct) =>
        await sql.QueryAsync(
            "select instance_id, revision, first_sequence, entry_count, record_count, at, records from workflow_history where instance_id = $1 and record_count > 0 order by revision",
            row => new HistoryRow(row.Text(0), row.Int64(1), row.Int64(2), row.Int32(3), row.Int32(4), row.Instant(5), default, row.Bytes(6)),
            ct, instanceId);

    public async Task<IReadOnlyList<BookmarkRow>> BookmarksAsync(BookmarkMatch filter, int skip, int take, CancellationToken ct)
    {
        var where = BookmarkConditions.Of(filter);
        var args = where.Args;
        return await sql.QueryAsync(
            $"select {InstanceSql.BookmarkColumns} from bookmark b{where} order by b.created_at, b.id limit ${args.Length + 1} offset ${args.Length + 2}",
            InstanceSql.ReadBookmark, ct, [.. args, (long)take, (long)skip]);
    }

    public async Task<IReadOnlyList<TriggerRow>> TriggersAsync(string name, CancellationToken ct) =>
        await sql.QueryAsync("select id, definition_id, definition_version_id, name, hash, activity_id, payload from workflow_trigger where name = $1 order by definition_id, id", InstanceSql.ReadTrigger, ct, name);

    public async Task<IReadOnlyList<IncidentRow>> IncidentsAsync(string? instanceId, bool open, int skip, int take, CancellationToken ct)
    {
        var where = new Conditions();
        where.Equal("instance_id", instanceId);
        if (open) where.Raw("resolution is null");
        var args = where.Args;
        return await sql.QueryAsync(
            $"""
            select id, instance_id, activity_id, activity_node_id, activity_type, activity_instance_id, message, exception, at, resolution, resolved_at, resolved_by
            from incident{where} order by at desc, id desc limit ${args.Length + 1} offset ${args.Length + 2}
            """,
            row => new IncidentRow(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.TextOrNull(5), row.Text(6), row.TextOrNull(7), row.Instant(8))
            {
                Resolution = row.TextOrNull(9),
                ResolvedAt = row.InstantOrNull(10),
                ResolvedBy = row.TextOrNull(11),
            },
            ct, [.. args, (long)take, (long)skip]);
    }

    public async Task<IReadOnlyList<Stimulus>> LettersAsync(StimulusState state, int skip, int take, CancellationToken ct) =>
        await sql.QueryAsync(
            $"select {InstanceSql.StimulusColumns} from stimulus s where s.state = $1 order by s.sequence limit $2 offset $3",
            InstanceSql.ReadStimulus, ct, (short)state, (long)take, (long)skip);

    public Task<long> CountLettersAsync(StimulusState state, CancellationToken ct) =>
        sql.FirstAsync("select count(*) from stimulus where state = $1", row => row.Int64(0), ct, (short)state);

    public Task<Stimulus?> FindStimulusAsync(long sequence, CancellationToken ct) =>
        sql.FirstAsync($"select {InstanceSql.StimulusColumns} from stimulus s where s.sequence = $1", InstanceSql.ReadStimulus, ct, sequence);

    public async Task<IReadOnlyList<TimerRow>> TimersAsync(string? instanceId, int skip, int take, CancellationToken ct)
    {
        var where = new Conditions();
        where.Equal("t.instance_id", instanceId);
        var args = where.Args;
        return await sql.QueryAsync(
            $"select {InstanceSql.TimerColumns} from timer t{where} order by t.due_at, t.sequence limit ${args.Length + 1} offset ${args.Length + 2}",
            InstanceSql.ReadTimer, ct, [.. args, (long)take, (long)skip]);
    }

    /// <summary>
    /// A search that finds few instances is made once: those take the place of the term in the list and in its count. Where they are many, the wanted order is
    /// gone through until the page is full.
    /// </summary>
    /// <returns>None: nothing has the words.</returns>
    private async Task<(InstanceFilter Filter, bool Common)?> NarrowAsync(InstanceFilter filter, CancellationToken ct)
    {
        if (filter is not { SearchTerm.Length: > 0, Ids: null }) return (filter, false);
        var words = InstanceConditions.KnownByWords(session.Kind, filter);
        if (await CountPairAsync(words, ct) >= many) return (filter, true);
        var found = searched?.Words == words && session.ReadOnly ? searched.Value.Found : await SearchAsync(words, ct); // a session that only reads sees one moment
        searched = (words, found);
        return found.Count == 0 ? null : found.Count == many ? (filter, true) : (filter with { SearchTerm = null, Ids = found }, false);
    }

    /// <returns>None: the filter is not for a pair of letters alone.</returns>
    private async Task<long?> CountPairAsync(InstanceFilter filter, CancellationToken ct) =>
        InstanceConditions.OfPair(session.Kind, filter) is { } pair && InstanceConditions.OfWords(session.Kind, filter) is { } words
            ? await sql.FirstAsync(InstanceSource.CountPair(pair.ToString(), words.ToString(), Own(filter)), row => row.Int64(0), ct, pair.Args)
            : null;

    private async Task<List<string>> SearchAsync(InstanceFilter words, CancellationToken ct) =>
        InstanceConditions.OfWords(session.Kind, words) is { } where
            ? await sql.QueryAsync(InstanceSource.Found(session.Kind, where.ToString(), Own(words), many), row => row.Text(0), ct, where.Args)
            : [];

    /// <summary>
    /// Whether to sort what a span of one time leaves instead of going through the order of another. PostgreSQL takes the two for independent; but an instance's
    /// times lie close together, so that going through one would pass all that lies beyond the span before it meets the first. A span of very many is left to it.
    /// </summary>
    private async Task<bool> IsSortedAsync(InstanceFilter filter, InstancePage page, Conditions where, CancellationToken ct)
    {
        const long TooMany = 200_000;
        if (session.Kind == DatabaseKind.Sqlite || page.OrderBy == InstanceOrder.Name || filter.Instants is not { Count: > 0 } instants) return false;
        if (instants.Any(instant => instant.Column.ToString() == page.OrderBy.ToString())) return false;
        var plan = await sql.FirstAsync($"explain select 1 from {InstanceSource.Listed(session.Kind)} i{where}", row => row.Text(0), ct, where.Args) ?? "";
        return RowsOf().Match(plan) is { Success: true } rows && long.Parse(rows.Groups[1].ValueSpan, CultureInfo.InvariantCulture) < TooMany;
    }

    [GeneratedRegex(@"rows=(\d+)")]
    private static partial Regex RowsOf();

    /// <summary>What a filter leaves differs by its values a thousandfold: no plan for all of them is a good one.</summary>
    private async Task PlanAnewAsync(CancellationToken ct)
    {
        if (session.Kind == DatabaseKind.Postgres) await sql.ExecuteAsync("set local plan_cache_mode = force_custom_plan", ct);
    }

    private string Own(InstanceFilter filter) => InstanceConditions.Of(session.Kind, filter, own: true).ToString();

    private string Order(InstancePage page) => page.OrderBy switch
    {
        InstanceOrder.CreatedAt => page.Descending ? "i.created_at desc" : "i.created_at asc",
        InstanceOrder.UpdatedAt => page.Descending ? "i.updated_at desc" : "i.updated_at asc",
        InstanceOrder.FinishedAt => Dialect.Order(session.Kind, "i.finished_at", page.Descending),
        InstanceOrder.Name => Dialect.Order(session.Kind, "i.name", page.Descending),
    };
}
