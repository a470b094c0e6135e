using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>What takes long and needs no data: a route that has it among its metadata has it done before its unit begins, once however often the unit is repeated, so that nobody waits in a transaction for it.</summary>
public interface IBeforeUnit
{
    /// <summary>Reads the body and leaves what it made among the request's features.</summary>
    Task PrepareAsync(HttpContext context);
}

/// <summary>
/// One request, one transaction: the handler of a route below <see cref="InOneUnit"/> and everything it is given live in one unit of work, and its answer leaves only
/// once that has committed. A unit that fails for a passing reason is repeated, so a handler does nothing but through the services it is given. What throws, and
/// what answers 400 or above, leaves nothing behind. GET and HEAD see one moment and wait for no writer.
/// </summary>
public static class OneUnit
{
    /// <summary>Files that one request brings at most.</summary>
    private const int MostFiles = 8;

    /// <summary>Puts every route of the group under it. Handlers answer with <c>TypedResults</c>.</summary>
    public static RouteGroupBuilder InOneUnit(this RouteGroupBuilder routes) => routes.WithMetadata(Marked.Instance).AddEndpointFilter(HoldAsync);

    /// <summary>The middleware; after authorization, as who may not come in needs no transaction.</summary>
    public static Task RunAsync(HttpContext context, RequestDelegate next) =>
        context.GetEndpoint()?.Metadata.GetMetadata<Marked>() is null ? next(context) : AnswerAsync(context, next);

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var outside = context.RequestServices;
        var work = outside.GetRequiredService<UnitOfWork>();
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads) context.Request.EnableBuffering(); // read again where the unit is repeated
        var headers = context.Response.Headers.ToArray();
        var key = reads ? null : await IdempotencyKey.OfAsync(context);
        if (!reads) await context.Request.Body.DrainAsync(context.RequestAborted); // nobody waits in a transaction for a slow sender
        if (context.GetEndpoint()?.Metadata.GetMetadata<IBeforeUnit>() is { } before)
        {
            context.Request.Body.Position = 0;
            await before.PrepareAsync(context);
        }

        IResult answer;
        try
        {
            answer = reads ? await work.ReadAsync(OnceAsync, context.RequestAborted) : await ScreenedAsync();
        }
        catch (Exception refused) when (key is not null || refused is RefusedException)
        {
            // A twin under the same key may have done it while this one ran, and be the very reason for the refusal.
            var twin = key is null ? null : await work.ReadAsync((services, ct) => services.GetRequiredService<AnsweredRequests>().FindAsync(key, ct), context.RequestAborted);
            if ((twin ?? (refused as RefusedException)?.Answer) is not { } found) throw;
            Unwritten();
            answer = found;
        }
        finally
        {
            context.RequestServices = outside;
        }

        await answer.ExecuteAsync(context);

        // A file that nobody has looked at is looked at outside of the transaction; then everything is done again.
        async Task<IResult> ScreenedAsync()
        {
            for (var files = 0; ; files++)
            {
                try
                {
                    return await work.RunAsync(OnceAsync, context.RequestAborted);
                }
                catch (NotScreenedException asked) when (files < MostFiles)
                {
                    await outside.GetRequiredService<IFileScreen>().ScreenAsync(asked, context.RequestAborted);
                }
            }
        }

        async Task<IResult> OnceAsync(IServiceProvider services, CancellationToken ct)
        {
            context.RequestServices = services;
            Unwritten();
            if (!reads) context.Request.Body.Position = 0;
            if (key is null) return await HandledAsync();
            var answered = services.GetRequiredService<AnsweredRequests>();
            return await answered.FindAsync(key, ct) ?? await answered.KeepAsync(key, await HandledAsync(), context, ct);
        }

        // What an attempt that was undone said of itself (its ETag, its Location) is not said of the one that counts.
        void Unwritten()
        {
            var response = context.Response;
            response.StatusCode = StatusCodes.Status200OK;
            response.Headers.Clear();
            foreach (var (name, value) in headers) response.Headers[name] = value;
        }

        async Task<IResult> HandledAsync()
        {
            var held = new Held();
            context.Features.Set(held);
            await next(context);
            return Chosen(held.Answer) is IStatusCodeHttpResult { StatusCode: >= 400 } ? throw new RefusedException(held.Answer) : held.Answer;
        }
    }

    /// <summary>The result that a <c>Results&lt;…&gt;</c> stands for.</summary>
    private static IResult Chosen(IResult answer) => answer is INestedHttpResult nested ? Chosen(nested.Result) : answer;

    private static async ValueTask<object?> HoldAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate handler)
    {
        var answer = await handler(invocation);
        invocation.HttpContext.Features.GetRequiredFeature<Held>().Answer = answer as IResult
            ?? throw new InvalidOperationException($"{invocation.HttpContext.GetEndpoint()} answers with {answer?.GetType().Name ?? "nothing"}, which is no result.");
        return Nothing.Instance;
    }

    /// <summary>Whether a route stands under it.</summary>
    public static bool Holds(IEnumerable<object> metadata) => metadata.OfType<Marked>().Any();

    private sealed class Marked
    {
        public static readonly Marked Instance = new();
    }

    private sealed class Held
    {
        public IResult Answer { get; set; } = Nothing.Instance;
    }

    /// <summary>Written already, or later.</summary>
    private sealed class Nothing : IResult
    {
        public static readonly Nothing Instance = new();

        public Task ExecuteAsync(HttpContext httpContext) => Task.CompletedTask;
    }

    /// <summary>Ends the unit without a commit; it is no failure.</summary>
    private sealed class RefusedException(IResult answer) : Exception
    {
        public IResult Answer { get; } = answer;
    }
}
