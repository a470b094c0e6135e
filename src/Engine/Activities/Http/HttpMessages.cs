namespace Elsa.Http;

/// <summary>Header names and their values.</summary>
public sealed class HttpHeaders : Dictionary<string, string[]>
{
    public HttpHeaders() : base(StringComparer.OrdinalIgnoreCase)
    {
    }

    public HttpHeaders(IEnumerable<KeyValuePair<string, string[]>> headers) : base(headers, StringComparer.OrdinalIgnoreCase)
    {
    }
}

/// <summary>A request that came in for a workflow, read before the burst begins.</summary>
public sealed record HttpRequest
{
    public required string Method { get; init; }
    public required string Path { get; init; }
    public IDictionary<string, object> RouteData { get; init; } = new Dictionary<string, object>();
    public IDictionary<string, object> Query { get; init; } = new Dictionary<string, object>();
    public IDictionary<string, object> Headers { get; init; } = new Dictionary<string, object>();

    /// <summary>The body: text as it came, JSON as objects, a form as a dictionary; null if there was none.</summary>
    public object? Content { get; init; }
    public long ContentLength { get; init; }
    public IReadOnlyList<FormFile> Files { get; init; } = [];
}

/// <summary>An uploaded file.</summary>
public sealed record FormFile(string Name, string FileName, string? ContentType, byte[] Content);

/// <summary>A file that was downloaded.</summary>
public sealed record HttpFile(string Filename, string? ContentType, string? ETag, byte[] Content);

/// <summary>What a workflow answers to the request it serves; sent after the burst's commit.</summary>
public sealed record HttpAnswer
{
    public int StatusCode { get; init; } = 200;
    public object? Content { get; init; }
    public string? ContentType { get; init; }
    public HttpHeaders Headers { get; init; } = [];

    /// <summary>The name a served file has; null for an ordinary answer.</summary>
    public string? Filename { get; init; }
    public string? EntityTag { get; init; }
    public bool IsResumable { get; init; }
}

/// <summary>The HTTP request that a burst serves. A scoped service of the host; absent when a burst serves none.</summary>
public interface IHttpExchange
{
    HttpRequest? Request { get; }

    /// <summary>Keeps the answer until the commit. The last one counts.</summary>
    void Answer(HttpAnswer answer);
}

/// <summary>
/// A call to another server that an activity waits for. It is the payload of the activity's bookmark, so it commits with the burst; the host sends it
/// afterwards, again after a crash, always with the same <see cref="Id"/> as idempotency key.
/// </summary>
public sealed record HttpCallStimulus
{
    /// <summary>The name of the bookmarks that hold calls.</summary>
    public const string StimulusName = "Elsa.HttpCall";

    public required string Id { get; init; }
    public required string Method { get; init; }
    public required string Url { get; init; }
    public string? ContentType { get; init; }
    public byte[]? Content { get; init; }

    /// <summary>The headers as <see cref="IHttpSecrets"/> sealed them: they may hold credentials, and bookmarks are shown to people. Null: none.</summary>
    public string? SealedHeaders { get; init; }
}

/// <summary>Seals what must not be read in the database or on a screen. Implemented by the host.</summary>
public interface IHttpSecrets
{
    string Seal(string text);

    /// <exception cref="InvalidOperationException">Not sealed by this installation.</exception>
    string Open(string text);
}

/// <summary>How a call ended. Arrives as the workflow input <see cref="InputKey"/> of the activity that waits for it.</summary>
public sealed record HttpCallResult
{
    public const string InputKey = "HttpCallResult";

    /// <summary>0 if there was no answer; <see cref="Failure"/> says why.</summary>
    public int StatusCode { get; init; }
    public HttpHeaders Headers { get; init; } = [];
    public HttpHeaders ContentHeaders { get; init; } = [];
    public byte[]? Content { get; init; }
    public HttpCallFailure? Failure { get; init; }

    /// <summary>Why there was no answer, for people; it stands in the journal.</summary>
    public string? Reason { get; init; }
}

public enum HttpCallFailure
{
    FailedToConnect,
    Timeout,
}
