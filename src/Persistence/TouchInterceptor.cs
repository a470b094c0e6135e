using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BenchmarkWorkflow.Persistence;

/// <summary>Tells the session of every statement that EF is about to send, so that the running activity can be undone from there.</summary>
internal sealed class TouchInterceptor : DbCommandInterceptor
{
    public static readonly TouchInterceptor Instance = new();

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await TouchAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await TouchAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await TouchAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Touch(eventData.Context);
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Touch(eventData.Context);
        return result;
    }

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Touch(eventData.Context);
        return result;
    }

    private static ValueTask TouchAsync(DbContext? context, CancellationToken ct) => context is BenchmarkDbContext { Session.Touched: { } touched } ? touched(ct) : default;

    private static void Touch(DbContext? context) => TouchAsync(context, CancellationToken.None).AsTask().GetAwaiter().GetResult();
}
