namespace BenchmarkWorkflow.Persistence.Stores;

/// <summary>
/// Where lists of instances are read. On SQLite that is <c>workflow_instance</c>. On PostgreSQL it is <c>workflow_instance_listed</c>, without the instances that
/// have changed since (<c>workflow_instance_change</c>), and those from <c>workflow_instance</c>: exact at any time, see <see cref="InstanceTally"/>.
/// </summary>
internal static class InstanceSource
{
    /// <summary>PostgreSQL: the instance <c>i</c> has changed since the lists were brought up to date.</summary>
    private const string Changed = "i.id = any(array(select distinct c.id from workflow_instance_change c))";

    private const string Kinds = "i.definition_id, i.definition_version_id, i.version, i.status, i.sub_status, i.is_system";

    /// <summary>The table that has the indexes lists are read by.</summary>
    public static string Listed(DatabaseKind kind) => kind == DatabaseKind.Sqlite ? "workflow_instance" : "workflow_instance_listed";

    /// <summary>How many instances there are of each kind, some more and some less, as a table in brackets: their sum is exact.</summary>
    public static string Counted(DatabaseKind kind) => kind == DatabaseKind.Sqlite
        ? "workflow_instance_tally"
        : $"""
        (select * from workflow_instance_tally
         union all select {Kinds}, i.incident_count > 0, -1 from workflow_instance_listed i where {Changed}
         union all select {Kinds}, i.incident_count > 0, 1 from workflow_instance i where {Changed})
        """;

    /// <summary>PostgreSQL: the number of instances that have a pair of letters.</summary>
    /// <param name="where">The conditions on rows <c>i</c> of the tally of pairs.</param>
    /// <param name="words">The same on rows of the words of instances.</param>
    /// <param name="own">The same on rows of <c>workflow_instance</c>, all with the same parameters.</param>
    public static string CountPair(string where, string words, string own) => $"""
        select (select coalesce(sum(i.instances), 0)::bigint from workflow_instance_pair_tally i{where})
          - (select count(*) from workflow_instance_words w{And(words, Changed.Replace("i.id", "w.id"))}) + (select count(*) from workflow_instance i{And(own, Changed)})
        """;

    /// <summary>The number of instances that meet conditions on rows <c>i</c>.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="where">The conditions on rows of a list.</param>
    /// <param name="own">The same on rows of <c>workflow_instance</c>, with the same parameters.</param>
    /// <param name="words">Whether the conditions are on rows of the words of instances alone.</param>
    public static string Count(DatabaseKind kind, string where, string own, bool words = false)
    {
        var from = words ? InstanceConditions.WordsOf(kind) : Listed(kind) + " i";
        return kind == DatabaseKind.Sqlite
            ? $"select count(*) from {from}{where}"
            : $"""
            select (select count(*) from {from}{where}) - (select count(*) from {from}{And(where, words ? Changed.Replace("i.id", "w.id") : Changed)})
              + (select count(*) from workflow_instance i{And(own, Changed)})
            """;
    }

    /// <summary>The ids of so many instances at most, of those whose words meet conditions on rows <c>w</c>.</summary>
    public static string Found(DatabaseKind kind, string where, string own, int most) => kind == DatabaseKind.Sqlite
        ? $"select w.id from {InstanceConditions.WordsOf(kind)}{where} limit {most}"
        : $"select w.id from {InstanceConditions.WordsOf(kind)}{And(where, Settled("w"))} union all select i.id from workflow_instance i{And(own, Changed)} limit {most}";

    /// <summary>A page of the instances that meet conditions on rows <c>i</c>, with parameters for how many and from which on.</summary>
    /// <param name="kind">The database.</param>
    /// <param name="where">The conditions on rows of a list.</param>
    /// <param name="own">The same on rows of <c>workflow_instance</c>, with the same parameters.</param>
    /// <param name="order">What to order by, of rows <c>i</c>.</param>
    /// <param name="sorted">PostgreSQL: the same, but so that no index is gone through for the order.</param>
    /// <param name="take">The parameter that says how many.</param>
    /// <param name="skip">The parameter that says from which on.</param>
    public static string Page(DatabaseKind kind, string where, string own, string order, string sorted, int take, int skip) => kind == DatabaseKind.Sqlite
        ? $"select {InstanceSql.Summary} from workflow_instance i{where} order by {order} limit ${take} offset ${skip}"
        : $"""
        select {InstanceSql.Summary} from (
          select {InstanceSql.Summary} from workflow_instance_listed i
          where i.id = any(array(select i.id from workflow_instance_listed i{And(where, Settled("i"))} order by {sorted} limit ${take} + ${skip}))
          union all
          select {InstanceSql.Summary} from workflow_instance i{And(own, Changed)}
        ) i order by {order} limit ${take} offset ${skip}
        """;

    /// <summary>PostgreSQL: the row of a list is up to date.</summary>
    private static string Settled(string row) => $"{row}.id not in (select c.id from workflow_instance_change c)";

    private static string And(string where, string condition) => where.Length == 0 ? $" where {condition}" : $"{where} and {condition}";
}
