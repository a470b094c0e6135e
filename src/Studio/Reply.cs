using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Studio;

/// <summary>Answers in the API's own JSON, whatever the host's settings are.</summary>
internal static class Reply
{
    public static JsonHttpResult<T> Json<T>(T value, int status = 200) => TypedResults.Json(value, StudioJson.Of<T>(), statusCode: status);
}

/// <summary>A list as Elsa answers one: the items and how many.</summary>
public sealed record ListReply<T>(IReadOnlyList<T> Items)
{
    public int Count => Items.Count;
}

/// <summary>One page of a list, with how many there are in all.</summary>
public sealed record PageReply<T>(IReadOnlyList<T> Items, long TotalCount, IReadOnlyList<Link>? Links = null);

/// <summary>What the caller may do next. The Studio looks at <paramref name="Rel"/> alone: without <c>publish</c> it opens a definition read-only.</summary>
public sealed record Link(string Href, string Rel, string Method);
