using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>
/// What a caller sends with a POST (<c>Idempotency-Key</c>, 1 to 100 visible characters of ASCII) so that sending it again after a lost answer does not do it again.
/// </summary>
/// <param name="Person">Who sent it; empty for the public.</param>
/// <param name="Key">SHA-256 of the caller's own, which is different for everything that is meant to be done once.</param>
/// <param name="Fingerprint">
/// SHA-256 of the caller's key and what was asked: another request under the same key is a mistake. The key itself is not kept, so that nobody who reads the table can
/// try out what stood in a request (a password, at registration).
/// </param>
public sealed record IdempotencyKey(string Person, string Key, string Fingerprint)
{
    public const string Header = "Idempotency-Key";

    /// <summary>The request's key; none where it has none, or is no POST.</summary>
    /// <exception cref="BadHttpRequestException">It is no key.</exception>
    internal static async Task<IdempotencyKey?> OfAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.Headers.TryGetValue(Header, out var sent)) return null;
        var key = sent.ToString();
        if (key.Length is 0 or > 100 || key.Any(one => one is < '!' or > '~')) throw new BadHttpRequestException($"{Header} takes 1 to 100 visible characters.");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{key}\n{request.Path}{request.QueryString}\n{request.Headers[HeaderNames.ContentType]}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;) hash.AppendData(buffer, 0, read);
        return new(context.User.Identity?.Name ?? "", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
