using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

// In the namespace that all rooms are in, so that these are found before the framework's own of the same names: there is one way to map a route.
namespace BenchmarkWorkflow;

/// <summary>Routes whose handler is compiled when it is first asked for.</summary>
/// <remarks>
/// The framework compiles every handler, several hundred of them, before it answers the first request: a third of what a start costs once the code itself is compiled.
/// What a handler takes and answers is still looked at when the routes are made, so a handler that cannot be called fails the start as before; the rest is the framework's as it is.
/// </remarks>
public static class LateRoutes
{
    public static RouteHandlerBuilder MapGet(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Get], handler);

    public static RouteHandlerBuilder MapPost(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Post], handler);

    public static RouteHandlerBuilder MapPut(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Put], handler);

    public static RouteHandlerBuilder MapPatch(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Patch], handler);

    public static RouteHandlerBuilder MapDelete(this IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, [HttpMethods.Delete], handler);

    public static RouteHandlerBuilder MapMethods(this IEndpointRouteBuilder routes, string pattern, IEnumerable<string> methods, Delegate handler) =>
        RouteHandlerServices.Map(routes, pattern, handler, methods, RequestDelegateFactory.InferMetadata, CompileLate);

    private static RequestDelegateResult CompileLate(Delegate handler, RequestDelegateFactoryOptions options, RequestDelegateMetadataResult? inferred)
    {
        var late = new LateHandler(() => RequestDelegateFactory.Create(handler, options, inferred).RequestDelegate);
        options.EndpointBuilder?.Metadata.Add(late);
        return new RequestDelegateResult(late.AnswerAsync, inferred?.EndpointMetadata ?? []);
    }
}

/// <summary>On each route of <see cref="LateRoutes"/>: its handler, compiled once, by the first request that asks for it.</summary>
public sealed class LateHandler(Func<RequestDelegate> compile)
{
    private readonly Lazy<RequestDelegate> compiled = new(compile);

    /// <summary>The handler, compiled now at the latest.</summary>
    public RequestDelegate Compiled => compiled.Value;

    internal Task AnswerAsync(HttpContext context) => Compiled(context);
}
