using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>Below the designer's own path a refusal is a problem as everywhere below <c>/api</c>, not Elsa's shape.</summary>
internal sealed class DesignerRefusals : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not Refusal refusal || !httpContext.Request.Path.StartsWithSegments(DesignerModule.Prefix)) return false;
        var reasons = refusal.Errors?.SelectMany(field => field.Value.Select(message => (field.Key, message))).ToList() ?? [];
        var (type, otherwise) = refusal.Status switch
        {
            409 => ("in-the-way", "现在不能进行此操作。"),
            var status => StatusProblems.Of(status),
        };
        var problem = Problem.OfFields(refusal.Status, type, reasons.Count > 0 ? string.Join(" ", reasons.Select(reason => reason.message)) : otherwise, refusal.Status == 400 ? reasons : []);
        httpContext.Response.StatusCode = refusal.Status;
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
