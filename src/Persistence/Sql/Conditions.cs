namespace BenchmarkWorkflow.Persistence.Sql;

/// <summary>A <c>where</c> made of the conditions that were given; one that was not given leaves no trace.</summary>
internal sealed class Conditions
{
    private readonly List<string> conditions = [];
    private readonly List<Arg> args = [];

    public Arg[] Args => [.. args];

    public int Count => args.Count;

    public void Equal(string column, string? value)
    {
        if (value is not null) Add(column + " = ", value);
    }

    public void Equal(string column, bool? value)
    {
        if (value is { } flag) Add(column + " = ", flag);
    }

    public void Equal(string column, short? value)
    {
        if (value is { } number) Add(column + " = ", number);
    }

    public void Equal(string column, int? value)
    {
        if (value is { } number) Add(column + " = ", number);
    }

    /// <summary><paramref name="start"/> followed by the parameter.</summary>
    public void Add(string start, Arg value)
    {
        args.Add(value);
        conditions.Add($"{start}${args.Count}");
    }

    public void In(DatabaseKind kind, string column, IReadOnlyList<string>? values)
    {
        if (values is not { Count: > 0 }) return;
        if (values is [var one])
        {
            Equal(column, one); // an index then gives the order too
            return;
        }

        args.Add(Arg.Of(values));
        conditions.Add(Dialect.In(kind, column, args.Count));
    }

    /// <summary>Any of the columns contains the term, in any case.</summary>
    public void Contains(DatabaseKind kind, string? term, params ReadOnlySpan<string> columns)
    {
        if (string.IsNullOrEmpty(term)) return;
        args.Add(Dialect.Like(term));
        var any = new List<string>(columns.Length);
        foreach (var column in columns) any.Add(Dialect.Contains(kind, column, args.Count));
        conditions.Add("(" + string.Join(" or ", any) + ")");
    }

    /// <summary>What <paramref name="condition"/> makes of the number of a parameter, the pattern that finds the term anywhere.</summary>
    public void Search(string term, Func<int, string> condition)
    {
        args.Add(Dialect.Like(term));
        conditions.Add(condition(args.Count));
    }

    /// <summary>The JSON array in the column holds the value.</summary>
    public void Uses(DatabaseKind kind, string column, string value)
    {
        args.Add(value);
        conditions.Add(kind == DatabaseKind.Postgres
            ? $"exists (select 1 from json_array_elements_text({column}::json) u(value) where u.value = ${args.Count})"
            : $"exists (select 1 from json_each({column}) u where u.value = ${args.Count})");
    }

    public void Raw(string condition) => conditions.Add(condition);

    public override string ToString() => conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions);
}
