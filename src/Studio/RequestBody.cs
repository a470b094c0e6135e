using System.Reflection;
using System.Text.Json;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio;

/// <summary>
/// A request's JSON body. An empty body reads as an empty object, as Elsa takes it; text that is no JSON, or of the wrong shape, is refused with the place (400);
/// a content type that is not JSON with 415.
/// </summary>
internal sealed class RequestBody<T> : IBindableFromHttpContext<RequestBody<T>> where T : class
{
    private RequestBody(T value) => Value = value;

    public T Value { get; }

    public static async ValueTask<RequestBody<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var info = StudioJson.Of<T>();
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var text = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        if (text.Length > 0 && !context.Request.HasJsonContentType() && context.Request.ContentType is not null) throw Refusal.Unsupported();
        try
        {
            return new(JsonSerializer.Deserialize(text.Length == 0 ? "{}"u8 : text.Span, info) ?? throw new JsonException("The body is null."));
        }
        catch (JsonException wrong)
        {
            throw Refusal.Field(FieldOf(wrong), wrong.Message);
        }
    }

    private static string FieldOf(JsonException wrong) =>
        wrong.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "serializerErrors";
}
