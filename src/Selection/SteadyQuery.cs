using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BenchmarkWorkflow.Selection;

/// <summary>
/// A query that nearly every step asks: translated once for each model. Else EF builds its expression tree and looks its translation up by it at each use,
/// which takes longer than the database does.
/// </summary>
/// <param name="query">Reads only; answers one value, as with <c>Single()</c>.</param>
public sealed class SteadyQuery<TArgument, TResult>(Expression<Func<DbContext, TArgument, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<DbContext, TArgument, CancellationToken, Task<TResult>>> translated = [];

    public Task<TResult> AskAsync(DbContext db, TArgument argument, CancellationToken ct) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, argument, ct);
}

/// <summary>As <see cref="SteadyQuery{TArgument, TResult}"/>, with two arguments.</summary>
public sealed class SteadyQuery<TFirst, TSecond, TResult>(Expression<Func<DbContext, TFirst, TSecond, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<DbContext, TFirst, TSecond, CancellationToken, Task<TResult>>> translated = [];

    public Task<TResult> AskAsync(DbContext db, TFirst first, TSecond second, CancellationToken ct) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second, ct);
}

/// <summary>As <see cref="SteadyQuery{TArgument, TResult}"/>, for one that answers rows.</summary>
public sealed class SteadyList<TArgument, TRow>(Expression<Func<DbContext, TArgument, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<DbContext, TArgument, IAsyncEnumerable<TRow>>> translated = [];

    public async Task<List<TRow>> AskAsync(DbContext db, TArgument argument, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, argument).WithCancellation(ct)) rows.Add(row);
        return rows;
    }
}
