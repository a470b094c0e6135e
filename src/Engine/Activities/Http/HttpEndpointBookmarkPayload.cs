using Elsa.Workflows.Attributes;

namespace Elsa.Http.Bookmarks;

/// <summary>The path and method that an endpoint waits for; what is excluded from the hash tells the server how to treat the request.</summary>
public sealed record HttpEndpointBookmarkPayload
{
    public HttpEndpointBookmarkPayload()
    {
    }

    public HttpEndpointBookmarkPayload(string path, string method)
    {
        Path = path;
        Method = method;
    }

    /// <summary>Lower case, without slashes at its ends.</summary>
    public string Path { get; init => field = value.Trim('/').ToLowerInvariant(); } = "";

    /// <summary>Lower case.</summary>
    public string Method { get; init => field = value.ToLowerInvariant(); } = "";

    [ExcludeFromHash]
    public bool? Authorize { get; init; }

    [ExcludeFromHash]
    public string? Policy { get; init; }

    [ExcludeFromHash]
    public TimeSpan? RequestTimeout { get; init; }

    [ExcludeFromHash]
    public long? RequestSizeLimit { get; init; }
}
