using System.Text;
using System.Text.Json;
using Elsa.Expressions.Helpers;
using Elsa.Workflows;

namespace Elsa.Http;

/// <summary>Asks for a call and reads its result: what the activities that call other servers have in common.</summary>
internal static class HttpCalls
{
    /// <summary>Keeps the call with the burst's transaction and waits for its result.</summary>
    public static async ValueTask AskAsync(
        ActivityExecutionContext context,
        Uri? url,
        string? method,
        object? content,
        string? contentType,
        string? authorization,
        HttpHeaders? headers,
        ExecuteActivityDelegate answered)
    {
        var id = context.WorkflowExecutionContext.IdentityGenerator.GenerateId();
        var all = new HttpHeaders(headers ?? []);
        if (!string.IsNullOrWhiteSpace(authorization)) all["Authorization"] = [authorization];
        var type = content is null || !string.IsNullOrWhiteSpace(contentType) ? contentType : HttpContentTypes.Guess(content);
        var request = new OutgoingHttpRequest
        {
            Id = id,
            Method = string.IsNullOrWhiteSpace(method) ? "GET" : method,
            Url = url?.ToString() ?? throw new InvalidOperationException("Url is required."),
            Headers = all,
            ContentType = type,
            Content = content is null ? null : HttpContentTypes.Write(content, type ?? ""),
        };
        context.CreateBookmark(new HttpResponseStimulus(id), answered, includeActivityInstanceId: false);
        await context.GetRequiredService<IHttpCallOutbox>().EnqueueAsync(request, context.CancellationToken).ConfigureAwait(false);
    }

    public static HttpCallResult ResultOf(ActivityExecutionContext context) =>
        context.WorkflowInput.TryGetValue(HttpCallResult.InputKey, out var result)
            ? result.ConvertTo<HttpCallResult>()!
            : throw new InvalidOperationException("The result of the call is missing.");

    public static HttpResponseMessage MessageOf(HttpCallResult result)
    {
        var message = new HttpResponseMessage((System.Net.HttpStatusCode)result.StatusCode);
        foreach (var (name, values) in result.Headers) message.Headers.TryAddWithoutValidation(name, values);
        if (result.Content is not { } content) return message;
        message.Content = new ByteArrayContent(content);
        foreach (var (name, values) in result.ContentHeaders) message.Content.Headers.TryAddWithoutValidation(name, values);
        return message;
    }

    public static object? Parse(HttpCallResult result)
    {
        if (result.Content is not { Length: > 0 } content) return null;
        var type = ContentTypeOf(result) ?? "";
        if (!type.Contains("json", StringComparison.OrdinalIgnoreCase)) return Encoding.UTF8.GetString(content);
        using var document = JsonDocument.Parse(content);
        return document.RootElement.Clone().ConvertTo<object>(new ObjectConverterOptions());
    }

    public static string? ContentTypeOf(HttpCallResult result) =>
        result.ContentHeaders.TryGetValue("Content-Type", out var values) && values.Length > 0 ? values[0].Split(';')[0].Trim() : null;

    /// <summary>The outcomes a flowchart follows for a status code.</summary>
    public static string[] OutcomesFor(int statusCode, ICollection<int>? expected)
    {
        if (expected is not { Count: > 0 }) return ["Done"];
        return [expected.Contains(statusCode) ? statusCode.ToString(System.Globalization.CultureInfo.InvariantCulture) : "Unmatched status code", "Done"];
    }

    public static string OutcomeOf(HttpCallFailure failure) => failure switch
    {
        HttpCallFailure.FailedToConnect => "Failed to connect",
        HttpCallFailure.Timeout => "Timeout",
    };
}
