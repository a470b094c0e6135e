using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>An enumeration in a view: its member's name as JSON writes names.</summary>
internal sealed class CamelName<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) where T : struct, Enum;
