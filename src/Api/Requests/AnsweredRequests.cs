using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Persistence.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>The answers given under idempotency keys, in the transaction of what they answer.</summary>
public sealed class AnsweredRequests(DbContext db, TimeProvider time)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>The answer given before; 422 when the key was used for something else; none when it is new.</summary>
    internal async Task<IResult?> FindAsync(IdempotencyKey key, CancellationToken ct)
    {
        var before = await db.Set<AnsweredRequest>().AsNoTracking().SingleOrDefaultAsync(one => one.Person == key.Person && one.Key == key.Key, ct);
        if (before is null) return null;
        return before.Fingerprint == key.Fingerprint
            ? new GivenAnswer(before)
            : Problem.Of(422, "idempotency-key-reused", $"请求头 {IdempotencyKey.Header} 已用于另一请求，请换一个新的值。");
    }

    /// <summary>Writes <paramref name="answer"/> out and keeps it.</summary>
    internal async Task<IResult> KeepAsync(IdempotencyKey key, IResult answer, HttpContext context, CancellationToken ct)
    {
        var response = context.Response;
        var (body, buffer) = (response.Body, new MemoryStream());
        response.Body = buffer;
        try
        {
            await answer.ExecuteAsync(context);
        }
        finally
        {
            response.Body = body;
        }

        var kept = new AnsweredRequest
        {
            Person = key.Person, Key = key.Key, Fingerprint = key.Fingerprint, At = time.GetUtcNow(), Status = response.StatusCode, ContentType = response.ContentType,
            Location = Text(response.Headers.Location), EntityTag = Text(response.Headers.ETag), Body = buffer.ToArray(),
        };
        response.Headers.Remove(HeaderNames.ContentLength);
        db.Add(kept);
        await db.SaveChangesAsync(ct);
        return new GivenAnswer(kept);
    }

    /// <summary>Forgets the keys that are older than <see cref="Kept"/>.</summary>
    /// <returns>How many.</returns>
    public Task<int> ForgetAsync(CancellationToken ct)
    {
        var oldest = time.GetUtcNow() - Kept;
        return db.Set<AnsweredRequest>().Where(one => one.At < oldest).ExecuteDeleteAsync(ct);
    }

    private static string? Text(Microsoft.Extensions.Primitives.StringValues header) => header.Count == 0 ? null : header.ToString();

    private sealed class GivenAnswer(AnsweredRequest kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            response.ContentType = kept.ContentType;
            if (kept.Location is not null) response.Headers.Location = kept.Location;
            if (kept.EntityTag is not null) response.Headers.ETag = kept.EntityTag;
            if (kept.Body.Length > 0) await response.Body.WriteAsync(kept.Body, httpContext.RequestAborted);
        }
    }
}
