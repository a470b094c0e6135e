using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>Text that is not a definition. <see cref="Path"/> says where.</summary>
public sealed class DefinitionJsonException(string path, string message, Exception? inner = null) : Exception(path.Length == 0 ? message : $"{path}: {message}", inner)
{
    /// <summary>The place, such as <c>root.activities[2].text</c>; empty for the whole.</summary>
    public string Path { get; } = path;
}

/// <summary>JSON as definitions are kept: read strictly, written compactly with letters of every script as they are.</summary>
public static class StrictJson
{
    private const int MaxDepth = 256;

    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = MaxDepth };
    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Reads one JSON object; comments, trailing commas and members that come twice are refused.</summary>
    /// <exception cref="DefinitionJsonException">It is not JSON, not an object, or holds a member twice.</exception>
    public static JsonObject Read(string text)
    {
        Check(Encoding.UTF8.GetBytes(text));
        return JsonNode.Parse(text, null, new JsonDocumentOptions { MaxDepth = MaxDepth }) as JsonObject ?? throw new DefinitionJsonException("", "A JSON object is expected.");
    }

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    public static string WriteIndented(JsonNode node) => node.ToJsonString(Indented);

    private static void Check(ReadOnlySpan<byte> utf8)
    {
        var places = new Stack<Place>();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            while (reader.Read())
                Step(ref reader, places);
        }
        catch (JsonException problem)
        {
            throw new DefinitionJsonException(PathOf(places), $"This is not JSON (line {problem.LineNumber + 1}, position {problem.BytePositionInLine + 1}).", problem);
        }
    }

    private static void Step(ref Utf8JsonReader reader, Stack<Place> places)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Count(places);
                places.Push(new Place { Names = [] });
                break;
            case JsonTokenType.StartArray:
                Count(places);
                places.Push(new Place());
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                places.Pop();
                break;
            case JsonTokenType.PropertyName:
                var place = places.Peek();
                place.Current = reader.GetString()!;
                if (!place.Names!.Add(place.Current))
                    throw new DefinitionJsonException(PathOf(places), "This member comes twice.");
                break;
            default:
                Count(places);
                break;
        }
    }

    private static void Count(Stack<Place> places)
    {
        if (places.TryPeek(out var place) && place.Names is null)
            place.Index++;
    }

    private static string PathOf(Stack<Place> places)
    {
        var path = new StringBuilder();
        foreach (var place in places.Reverse())
        {
            if (place.Names is null)
                path.Append('[').Append(Math.Max(place.Index, 0)).Append(']');
            else if (place.Current.Length > 0)
                path.Append(path.Length > 0 ? "." : "").Append(place.Current);
        }
        return path.ToString();
    }

    private sealed class Place
    {
        public HashSet<string>? Names { get; init; }

        public string Current { get; set; } = "";

        public int Index { get; set; } = -1;
    }
}
