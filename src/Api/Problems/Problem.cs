using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Problems;

/// <summary>Errors of <c>/api</c> as RFC 9457 writes them: a stable <c>type</c> for programs, a Chinese <c>title</c> for people, <c>errors</c> by field.</summary>
public static class Problem
{
    /// <summary>The <c>type</c> of the problem <paramref name="name"/>, a kebab-case id that never changes.</summary>
    public static string TypeOf(string name) => "urn:benchmark-workflow:problem:" + name;

    /// <summary>What is wrong with the request as a whole.</summary>
    public static ProblemHttpResult Of(int status, string name, string title, params IEnumerable<KeyValuePair<string, object?>> more) =>
        TypedResults.Problem(type: TypeOf(name), title: title, statusCode: status, extensions: more);

    /// <summary>What is wrong, by field.</summary>
    public static ProblemHttpResult OfFields(int status, string name, string title, params IEnumerable<(string Field, string Message)> errors) =>
        Of(status, name, title, new KeyValuePair<string, object?>("errors", Grouped(errors)));

    /// <summary>422: fields that are missing or that nothing can be done with.</summary>
    public static ProblemHttpResult Fields(params IEnumerable<(string Field, string Message)> errors) => OfFields(422, "invalid-fields", "填写的内容有误，请检查。", errors);

    private static Dictionary<string, string[]> Grouped(IEnumerable<(string Field, string Message)> errors) =>
        errors.GroupBy(error => error.Field, error => error.Message).ToDictionary(field => field.Key, field => field.ToArray());
}
