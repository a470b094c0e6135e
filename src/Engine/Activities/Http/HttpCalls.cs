using System.Text;
using System.Text.Json;
using Elsa.Expressions.Helpers;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace Elsa.Http;

/// <summary>Asks for a call and reads its result: what the activities that call other servers have in common.</summary>
internal static class HttpCalls
{
    /// <summary>Makes the call part of what the burst commits, and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">There is no URL.</exception>
    public static ValueTask AskAsync(
        ActivityExecutionContext context,
        Uri? url,
        string? method,
        object? content,
        string? contentType,
        string? authorization,
        HttpHeaders? headers,
        ExecuteActivityDelegate answered)
    {
        var all = new HttpHeaders(headers ?? []);
        if (!string.IsNullOrWhiteSpace(authorization)) all["Authorization"] = [authorization];
        var type = content is null || !string.IsNullOrWhiteSpace(contentType) ? contentType : HttpContentTypes.Guess(content);
        var call = new HttpCallStimulus
        {
            Id = context.WorkflowExecutionContext.IdentityGenerator.GenerateId(),
            Method = string.IsNullOrWhiteSpace(method) ? "GET" : method,
            Url = url?.ToString() ?? throw new InvalidOperationException("Url is required."),
            ContentType = type,
            Content = content is null ? null : HttpContentTypes.Write(content, type ?? ""),
            SealedHeaders = all.Count == 0 ? null : context.GetRequiredService<IHttpSecrets>().Seal(JsonSerializer.Serialize<Dictionary<string, string[]>>(all)),
        };
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = HttpCallStimulus.StimulusName, Stimulus = call, Callback = answered });
        return default;
    }

    /// <summary>How the call ended; why it failed, if it did, is noted in the journal.</summary>
    public static HttpCallResult ResultOf(ActivityExecutionContext context)
    {
        var result = context.WorkflowInput.TryGetValue(HttpCallResult.InputKey, out var given)
            ? given.ConvertTo<HttpCallResult>()!
            : throw new InvalidOperationException("The result of the call is missing.");
        if (result is { Failure: { } failure, Reason: { } reason }) context.AddExecutionLogEntry(OutcomeOf(failure), reason);
        return result;
    }

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
