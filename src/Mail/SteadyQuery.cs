using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BenchmarkWorkflow.Mail;

/// <summary>A query that is asked all the time: translated once for each model, where EF else looks its translation up by the expression at each use.</summary>
/// <param name="query">Answers one value, as with <c>Single()</c>.</param>
internal sealed class SteadyQuery<TArgument, TResult>(Expression<Func<DbContext, TArgument, CancellationToken, TResult>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<DbContext, TArgument, CancellationToken, Task<TResult>>> translated = [];

    public Task<TResult> AskAsync(DbContext db, TArgument argument, CancellationToken ct) => translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, argument, ct);
}

/// <summary>As <see cref="SteadyQuery{TArgument, TResult}"/>, for one that answers rows.</summary>
internal sealed class SteadyList<TFirst, TSecond, TRow>(Expression<Func<DbContext, TFirst, TSecond, IQueryable<TRow>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<DbContext, TFirst, TSecond, IAsyncEnumerable<TRow>>> translated = [];

    public async Task<List<TRow>> AskAsync(DbContext db, TFirst first, TSecond second, CancellationToken ct)
    {
        var rows = new List<TRow>();
        await foreach (var row in translated.GetValue(db.Model, _ => EF.CompileAsyncQuery(query))(db, first, second).WithCancellation(ct)) rows.Add(row);
        return rows;
    }
}
