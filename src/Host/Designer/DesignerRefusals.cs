using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace BenchmarkWorkflow.Host.Designer;

/// <summary>Below the designer's own path a refusal is a problem as everywhere below <c>/api</c>, not Elsa's shape: a wrong field is 422 there.</summary>
internal sealed class DesignerRefusals : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not Refusal refusal || !httpContext.Request.Path.StartsWithSegments(DesignerModule.Prefix)) return false;
        var reasons = refusal.Errors?.SelectMany(field => field.Value.Select(message => (Field: field.Key, Message: message))).ToList() ?? [];
        var said = string.Join(" ", reasons.Select(reason => reason.Message));
        var problem = refusal.Status switch
        {
            400 when reasons.Exists(reason => reason.Field != Refusal.General) => Problem.OfFields(422, "invalid-fields", said, reasons),
            409 => Problem.Of(409, "in-the-way", said.Length > 0 ? said : "现在不能进行此操作。"),
            var status => Problem.Of(status, StatusProblems.Of(status).Name, said.Length > 0 ? said : StatusProblems.Of(status).Title),
        };
        httpContext.Response.StatusCode = problem.StatusCode;
        await problem.ExecuteAsync(httpContext);
        return true;
    }
}
