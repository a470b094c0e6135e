using System.Linq.Expressions;

namespace BenchmarkWorkflow.Selection;

/// <summary>Cuts an ordered list after a row by what it is ordered by, so that the hundredth page costs what the first does and a row that came meanwhile shifts nothing.</summary>
internal static class Keyset
{
    /// <summary>In the order of <paramref name="key"/>, then of <paramref name="id"/>, both turned round where <paramref name="descending"/> says so.</summary>
    public static IQueryable<TRow> Ordered<TRow, TKey>(IQueryable<TRow> rows, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id, bool descending) =>
        descending ? rows.OrderByDescending(key).ThenByDescending(id) : rows.OrderBy(key).ThenBy(id);

    /// <summary>Only the rows that stand after the one with <paramref name="after"/> and <paramref name="afterId"/> in that order.</summary>
    public static IQueryable<TRow> After<TRow, TKey>(IQueryable<TRow> rows, Expression<Func<TRow, TKey>> key, Expression<Func<TRow, long>> id, bool descending, TKey after, long afterId)
    {
        var place = Expression.Constant(new Place<TKey>(after, afterId)); // its members become parameters: one statement for all pages
        var row = key.Parameters[0];
        var (itsKey, itsId) = (key.Body, new Swap(id.Parameters[0], row).Visit(id.Body));
        var (thatKey, thatId) = (Expression.Property(place, nameof(Place<TKey>.Key)), Expression.Property(place, nameof(Place<TKey>.Id)));
        var beyond = Beyond(itsKey, thatKey, descending);
        var level = Expression.AndAlso(Expression.Equal(itsKey, thatKey), Beyond(itsId, thatId, descending));
        return rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.OrElse(beyond, level), row));
    }

    private static BinaryExpression Beyond(Expression one, Expression that, bool descending)
    {
        if (one.Type == typeof(string)) // the database compares them, as it orders them
            (one, that) = (Expression.Call(typeof(string), nameof(string.Compare), null, one, that), Expression.Constant(0));
        return descending ? Expression.LessThan(one, that) : Expression.GreaterThan(one, that);
    }

    private sealed record Place<TKey>(TKey Key, long Id);

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
