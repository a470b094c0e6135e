using System.Text.Json;
using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio.Errors;

/// <summary>
/// Turns a <see cref="Refusal"/> into Elsa's answer, and below the API's prefix what the engine refuses to do: 404 for what is not there, 400 for what makes no sense,
/// 409 for what does not go as things stand. Leaves every other exception to the host.
/// </summary>
internal sealed class RefusalWriter : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception, context) is not { } refusal) return false;
        context.Response.StatusCode = refusal.Status;
        if (refusal.Errors is not { } errors) return true;
        context.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body, new ErrorReply(refusal.Status, "One or more errors occurred!", errors), StudioJson.Of<ErrorReply>(), cancellationToken);
        return true;
    }

    private static Refusal? Of(Exception exception, HttpContext context) => exception switch
    {
        Refusal refusal => refusal,
        BadHttpRequestException bad => Refusal.Of(bad.StatusCode, bad.Message),
        _ when !context.Request.Path.StartsWithSegments(StudioApi.Prefix) => null, // a request that a workflow answers is not to blame
        DefinitionNotFoundException or InstanceNotFoundException => Refusal.NotFound(),
        WrongRequestException wrong => Refusal.Because(wrong.Message),
        StandingInTheWayException standing => Refusal.Conflict(standing.Message),
        _ => null,
    };
}
