using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio.Errors;

/// <summary>Turns a <see cref="Refusal"/> thrown below the API's prefix into Elsa's answer; leaves every other exception to the host.</summary>
internal sealed class RefusalWriter : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (Of(exception) is not { } refusal) return false;
        context.Response.StatusCode = refusal.Status;
        if (refusal.Errors is not { } errors) return true;
        context.Response.ContentType = "application/problem+json";
        await JsonSerializer.SerializeAsync(
            context.Response.Body, new ErrorReply(refusal.Status, "One or more errors occurred!", errors), StudioJson.Of<ErrorReply>(), cancellationToken);
        return true;
    }

    private static Refusal? Of(Exception exception) => exception switch
    {
        Refusal refusal => refusal,
        BadHttpRequestException bad => Refusal.Of(bad.StatusCode, bad.Message),
        _ => null,
    };
}
