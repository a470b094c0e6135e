namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>The few places where the two databases are written differently.</summary>
internal static class Dialect
{
    /// <summary>Locks the rows read until the end of the transaction. SQLite has one writer and needs no lock.</summary>
    public static string ForUpdate(DatabaseKind kind, string of = "") => kind == DatabaseKind.Postgres ? $" for update{(of.Length > 0 ? " of " + of : "")}" : "";

    /// <summary>Locks the rows read and passes over those that another transaction holds.</summary>
    public static string SkipLocked(DatabaseKind kind, string of = "") => kind == DatabaseKind.Postgres ? $" for update{(of.Length > 0 ? " of " + of : "")} skip locked" : "";

    /// <summary>
    /// The column, in a condition that must not choose the index: SQLite, which keeps no statistics, would else read and sort all that meets it instead of
    /// going through the wanted order until the first.
    /// </summary>
    public static string NotByIndex(DatabaseKind kind, string column) => kind == DatabaseKind.Postgres ? column : "+" + column;

    /// <summary>The column as one to order by. What has no value comes first when ascending, last when descending, on both databases.</summary>
    public static string Order(DatabaseKind kind, string column, bool descending) => (kind, descending) switch
    {
        (DatabaseKind.Sqlite, false) => $"{column} asc",
        (DatabaseKind.Sqlite, true) => $"{column} desc",
        (_, false) => $"{column} asc nulls first",
        (_, true) => $"{column} desc nulls last",
    };

    /// <summary>The column is one of the values of list parameter <paramref name="number"/>.</summary>
    public static string In(DatabaseKind kind, string column, int number) =>
        kind == DatabaseKind.Postgres ? $"{column} = any(${number})" : $"{column} in (select value from json_each(${number}))";

    /// <summary>The column contains the text of parameter <paramref name="number"/>, which <see cref="Like"/> made, in any case.</summary>
    public static string Contains(DatabaseKind kind, string column, int number) =>
        kind == DatabaseKind.Postgres ? $"{column} ilike ${number}" : $"{column} like ${number} escape '\\'";

    /// <summary>A pattern that finds <paramref name="term"/> anywhere.</summary>
    public static string Like(string term) => "%" + term.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_") + "%";
}
