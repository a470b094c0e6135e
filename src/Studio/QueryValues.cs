using System.Globalization;
using System.Reflection;
using System.Text.Json;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Http;

namespace BenchmarkWorkflow.Studio;

/// <summary>
/// The query string as the Studio writes it: names in any case, lists by repeating the key, booleans as <c>True</c>, and an empty value
/// meaning "not given".
/// </summary>
internal sealed class QueryValues(IQueryCollection values) : IBindableFromHttpContext<QueryValues>
{
    public static ValueTask<QueryValues?> BindAsync(HttpContext context, ParameterInfo parameter) => new(new QueryValues(context.Request.Query));

    public string? Text(string name) => values.TryGetValue(name, out var given) && given.ToString() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Many(string name) => [.. values[name].Where(value => !string.IsNullOrEmpty(value)).Cast<string>()];

    public int? Number(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw Refusal.Field(name, $"Value [{text}] is not valid for a [Int32] property!");

    public bool? Flag(string name) => Text(name) is not { } text ? null
        : bool.TryParse(text, out var flag) ? flag
        : throw Refusal.Field(name, $"Value [{text}] is not valid for a [Boolean] property!");

    public T? Choice<T>(string name) where T : struct, Enum => Text(name) is not { } text ? null : Parse<T>(name, text);

    public IReadOnlyList<T> Choices<T>(string name) where T : struct, Enum => [.. Many(name).Select(text => Parse<T>(name, text))];

    /// <summary>A value that is itself JSON.</summary>
    public JsonElement? Json(string name)
    {
        if (Text(name) is not { } text) return null;
        try
        {
            return JsonDocument.Parse(text).RootElement.Clone();
        }
        catch (JsonException wrong)
        {
            throw Refusal.Field(name, wrong.Message);
        }
    }

    private static T Parse<T>(string name, string text) where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw Refusal.Field(name, $"Value [{text}] is not valid for a [{typeof(T).Name}] property!");
}
