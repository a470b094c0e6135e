using System.Reflection;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio;

/// <summary>A request's JSON body as it came, for what keeps members that no message knows.</summary>
internal sealed class RequestText : IBindableFromHttpContext<RequestText>
{
    private RequestText(string value) => Value = value;

    public string Value { get; }

    public static async ValueTask<RequestText?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType()) throw Refusal.Unsupported();
        using var reader = new StreamReader(context.Request.Body);
        return new RequestText(await reader.ReadToEndAsync(context.RequestAborted));
    }
}
