using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>An enumeration in an answer: its member's name as JSON writes names, and the document names them all.</summary>
public sealed class Camel<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) where T : struct, Enum;

/// <summary>The same name as a text, where an answer has one.</summary>
public static class Camel
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
