using System.Globalization;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Sql;

namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>An <see cref="InstanceFilter"/> as SQL.</summary>
internal static class InstanceConditions
{
    /// <summary>On rows <c>i</c> of <see cref="InstanceSource.Listed"/>.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="filter">What is asked for.</param>
    /// <param name="common">Many instances have the words searched for: go through the wanted order until the page is full, not through them.</param>
    /// <param name="own">On rows of <c>workflow_instance i</c> itself, of which the words may not be up to date.</param>
    public static Conditions Of(DatabaseKind kind, InstanceFilter filter, bool common = false, bool own = false)
    {
        var where = OfKind(kind, filter);
        if (filter.HasIncidents is { } has) where.Raw(has ? "i.incident_count > 0" : "i.incident_count = 0");
        where.Equal("i.id", filter.Id);
        where.In(kind, "i.id", filter.Ids);
        where.Equal("i.parent_id", filter.ParentId);
        where.In(kind, "i.parent_id", filter.ParentIds);
        where.Equal("i.correlation_id", filter.CorrelationId);
        where.In(kind, "i.correlation_id", filter.CorrelationIds);
        where.Equal("i.name", filter.Name);
        if (filter.SearchTerm is { Length: > 0 } term) where.Search(term, number => Words(kind, term, number, common, own));
        foreach (var instant in filter.Instants ?? []) where.Add($"{Column(instant.Column)} {Operator(instant.Operator)} ", instant.Value);
        return where;
    }

    /// <summary>On rows of <c>workflow_instance_tally i</c>; null if the filter asks for more than the tally knows.</summary>
    public static Conditions? OfTally(DatabaseKind kind, InstanceFilter filter)
    {
        var known = filter with { DefinitionId = null, DefinitionIds = null, DefinitionVersionId = null, DefinitionVersionIds = null, Version = null, Status = null, Statuses = null, SubStatus = null, SubStatuses = null, IsSystem = null, HasIncidents = null };
        if (Of(kind, known).ToString().Length > 0) return null;
        var where = OfKind(kind, filter);
        where.Equal("i.has_incidents", filter.HasIncidents);
        return where;
    }

    /// <summary>On the words of instances alone (<see cref="WordsOf"/>); null if the filter asks for more than they know, or for no words.</summary>
    public static Conditions? OfWords(DatabaseKind kind, InstanceFilter filter)
    {
        var known = KnownByWords(kind, filter);
        if (filter.SearchTerm is not { Length: > 0 } term || Of(kind, filter).ToString() != Of(kind, known).ToString()) return null;
        var where = new Conditions();
        where.Equal("w.is_system", known.IsSystem); // in the order of Of, whose parameters are these
        Any(where, "w.status", known.Status is { } one ? [(int)one] : null);
        Any(where, "w.status", known.Statuses?.Select(status => (int)status));
        where.Search(term, number => Contain(kind, number, term));
        return where;
    }

    /// <summary>On rows of <c>workflow_instance_pair_tally i</c>, which has the words that are two letters beyond ASCII; null if the filter asks for anything else.</summary>
    public static Conditions? OfPair(DatabaseKind kind, InstanceFilter filter)
    {
        if (kind == DatabaseKind.Sqlite || filter.SearchTerm is not { Length: > 0 } term || !IsPair(term) || OfWords(kind, filter) is null) return null;
        var where = OfKind(kind, filter); // in the order of Of, whose parameters are these
        where.Search(term, number => $"i.pair = any(workflow_instance_pairs(lower(${number})))");
        return where;
    }

    /// <summary>What the words of instances alone can tell of a filter.</summary>
    public static InstanceFilter KnownByWords(DatabaseKind kind, InstanceFilter filter) => kind == DatabaseKind.Postgres
        ? new() { SearchTerm = filter.SearchTerm, IsSystem = filter.IsSystem, Status = filter.Status, Statuses = filter.Statuses }
        : new() { SearchTerm = filter.SearchTerm, IsSystem = filter.IsSystem };

    /// <summary>Where name, correlation, definition and id stand without the rest of the instance, as <c>w</c>: on SQLite an index that has them all.</summary>
    public static string WordsOf(DatabaseKind kind) => kind == DatabaseKind.Postgres ? "workflow_instance_words w" : "workflow_instance w indexed by workflow_instance_words";

    private static string Words(DatabaseKind kind, string term, int number, bool common, bool own) => kind == DatabaseKind.Postgres
        ? own ? Like(number, "workflow_instance_words_of(i)") : $"i.id in (select w.id from {WordsOf(kind)} where {Contain(kind, number, term)})"
        : $"{(common ? "+" : "")}i.rowid in (select w.rowid from {WordsOf(kind)} where {Contain(kind, number, term)})"; // an index has the row's number in it

    private static string Contain(DatabaseKind kind, int number, string term)
    {
        if (kind == DatabaseKind.Sqlite)
            return Dialect.Contains(kind, "(coalesce(w.name, '') || char(31) || coalesce(w.correlation_id, '') || char(31) || w.definition_id || char(31) || w.id)", number); // as the index has it
        var letters = term.EnumerateRunes().ToList();
        var pairs = $"workflow_instance_pairs(w.words) @> workflow_instance_pairs(lower(${number}))";
        return IsPair(term) ? pairs // that is all
            : letters.Zip(letters.Skip(1)).Any(pair => !pair.First.IsAscii && !pair.Second.IsAscii) ? $"{pairs} and {Like(number, "w.words")}"
            : Like(number, "w.words");
    }

    private static bool IsPair(string term) => term.EnumerateRunes().ToList() is [{ IsAscii: false }, { IsAscii: false }];

    private static string Like(int number, string words) => $"{words} like lower(${number})";

    private static Conditions OfKind(DatabaseKind kind, InstanceFilter filter)
    {
        var where = new Conditions();
        where.Equal("i.definition_id", filter.DefinitionId);
        where.In(kind, "i.definition_id", filter.DefinitionIds);
        where.Equal("i.definition_version_id", filter.DefinitionVersionId);
        where.In(kind, "i.definition_version_id", filter.DefinitionVersionIds);
        where.Equal("i.version", filter.Version);
        Any(where, "i.status", filter.Status is { } one ? [(int)one] : null);
        Any(where, "i.status", filter.Statuses?.Select(status => (int)status));
        Any(where, "i.sub_status", filter.SubStatus is { } single ? [(int)single] : null);
        Any(where, "i.sub_status", filter.SubStatuses?.Select(status => (int)status));
        where.Equal("i.is_system", filter.IsSystem);
        return where;
    }

    private static void Any(Conditions where, string column, IEnumerable<int>? values)
    {
        // Members of an enumeration, so they may stand in the text.
        if (values?.Select(value => value.ToString(CultureInfo.InvariantCulture)).ToArray() is { Length: > 0 } numbers)
            where.Raw(numbers is [var one] ? $"{column} = {one}" : $"{column} in ({string.Join(", ", numbers)})"); // one: what a partial index is about
    }

    private static string Column(InstanceInstant column) => column switch
    {
        InstanceInstant.CreatedAt => "i.created_at",
        InstanceInstant.UpdatedAt => "i.updated_at",
        InstanceInstant.FinishedAt => "i.finished_at",
    };

    private static string Operator(Comparison comparison) => comparison switch
    {
        Comparison.Is => "=",
        Comparison.IsNot => "<>",
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEqual => ">=",
        Comparison.LessThan => "<",
        Comparison.LessThanOrEqual => "<=",
    };
}

/// <summary>A <see cref="BookmarkMatch"/> as SQL.</summary>
internal static class BookmarkConditions
{
    public static Conditions Of(BookmarkMatch filter)
    {
        var where = new Conditions();
        where.Equal("b.id", filter.Id);
        where.Equal("b.hash", filter.Hash);
        where.Equal("b.name", filter.Name);
        where.Equal("b.correlation_id", filter.CorrelationId);
        where.Equal("b.instance_id", filter.InstanceId);
        where.Equal("b.activity_instance_id", filter.ActivityInstanceId);
        return where;
    }
}
