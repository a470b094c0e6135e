using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>
/// Which state of a record a caller has seen: it comes with what is read (<c>ETag: "7"</c>) and goes back with what is changed (<c>If-Match: "7"</c>). A change that
/// was made from an older state is refused by the record's verb, and overwrites nothing.
/// </summary>
/// <param name="Seen">The revision that the caller read; none where they do not say.</param>
public sealed record Revision(long? Seen)
{
    /// <summary>Tells the caller the state of what is answered.</summary>
    public static void Tell(HttpResponse response, long revision) => response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    /// <summary>Lets a handler ask for what the request says.</summary>
    /// <exception cref="BadHttpRequestException">It names no revision.</exception>
    public static ValueTask<Revision?> BindAsync(HttpContext context)
    {
        var sent = context.Request.Headers[HeaderNames.IfMatch].ToString();
        if (sent.Length == 0) return new(new Revision(default(long?)));
        return long.TryParse(sent.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(new Revision(revision))
            : throw new BadHttpRequestException("If-Match names no revision.");
    }
}
