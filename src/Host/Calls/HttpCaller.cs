using System.Text.Json;
using Elsa.Http;

namespace BenchmarkWorkflow.Host.Calls;

/// <summary>
/// Makes one call, again a few times if no answer comes, and says how it ended. What would fail each time is not tried again, nor what the other side has begun to answer: it has acted.
/// </summary>
internal sealed class HttpCaller(IHttpClientFactory clients, IHttpSecrets secrets, TimeProvider time)
{
    /// <summary>The name of the client whose settings calls use.</summary>
    public const string ClientName = "workflow-calls";

    /// <summary>How long all attempts take at most.</summary>
    public static readonly TimeSpan LongestCall = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestAttempt = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20)];

    public async Task<HttpCallResult> CallAsync(HttpCallStimulus call, CancellationToken ct)
    {
        foreach (var pause in Pauses)
        {
            var (result, isFinal) = await AttemptAsync(call, ct);
            if (isFinal) return result;
            await Task.Delay(pause, time, ct);
        }

        return (await AttemptAsync(call, ct)).Result;
    }

    private async Task<(HttpCallResult Result, bool IsFinal)> AttemptAsync(HttpCallStimulus call, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(LongestAttempt, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, ct);
        var begun = false;
        try
        {
            using var request = RequestFor(call);
            using var response = await clients.CreateClient(ClientName).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            begun = true;
            await response.Content.LoadIntoBufferAsync(HttpCallsModule.LargestAnswer, either.Token);
            return (new HttpCallResult
            {
                StatusCode = (int)response.StatusCode,
                Headers = HeadersOf(response.Headers),
                ContentHeaders = HeadersOf(response.Content.Headers),
                Content = await response.Content.ReadAsByteArrayAsync(either.Token),
            }, true);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            return (new HttpCallResult { Failure = HttpCallFailure.Timeout, Reason = $"{LongestAttempt.TotalSeconds} 秒内没有应答。 No answer came in {LongestAttempt.TotalSeconds} seconds." }, begun);
        }
        catch (Exception failed) when (!ct.IsCancellationRequested) // whatever it is, the activity is told: else the same call would be made for ever
        {
            var refused = CallRefusedException.In(failed);
            return (new HttpCallResult { Failure = HttpCallFailure.FailedToConnect, Reason = (refused ?? failed).Message }, begun || refused is not null || !MayPass(failed));
        }
    }

    /// <summary>Whether the next attempt may do better: the other side or the way to it was at fault, not the call.</summary>
    private static bool MayPass(Exception failed) => failed is IOException or OperationCanceledException or HttpRequestException;

    private HttpRequestMessage RequestFor(HttpCallStimulus call)
    {
        if (!Uri.TryCreate(call.Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            throw new CallRefusedException("不是 http 或 https 地址。 It is no http or https address.");
        var request = new HttpRequestMessage(MethodOf(call.Method), address);
        if (call.Content is { } content)
        {
            request.Content = new ByteArrayContent(content);
            if (call.ContentType is { Length: > 0 } type) request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        request.Headers.TryAddWithoutValidation("Idempotency-Key", call.Id);
        if (call.SealedHeaders is not { } hidden) return request;
        foreach (var (name, values) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(secrets.Open(hidden)) ?? [])
            if (!request.Headers.TryAddWithoutValidation(name, values)) request.Content?.Headers.TryAddWithoutValidation(name, values);
        return request;
    }

    private static HttpMethod MethodOf(string name)
    {
        try
        {
            return new HttpMethod(name);
        }
        catch (FormatException)
        {
            throw new CallRefusedException($"“{name}”不是 HTTP 请求方法。 '{name}' is no HTTP method.");
        }
    }

    private static HttpHeaders HeadersOf(IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers) =>
        new(headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray())));
}
