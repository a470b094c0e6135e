using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>Below the designer's own path a refusal is a problem report (RFC 9457), with the reasons as its detail.</summary>
internal sealed class DesignerRefusals(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not Refusal refusal || !httpContext.Request.Path.StartsWithSegments(DesignerModule.Prefix)) return false;
        httpContext.Response.StatusCode = refusal.Status;
        var reasons = refusal.Errors?.SelectMany(field => field.Value).ToList() ?? [];
        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = refusal.Status, Detail = reasons.Count > 0 ? string.Join(" ", reasons) : null },
        });
    }
}
