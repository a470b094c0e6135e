using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>
/// SHA-256 of a stimulus' name, its payload as JSON (null members and those excluded by attribute left out) and the activity instance it is meant for.
/// The same in every process and release: stored hashes stay valid.
/// </summary>
public sealed class StimulusHasher : IStimulusHasher
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutExcluded } },
    };

    private static readonly ConcurrentDictionary<Type, bool> Empty = new();

    public string Hash(string stimulusName, object? payload = default, string? activityInstanceId = default)
    {
        var text = new StringBuilder(stimulusName);
        if (payload is not null && !Empty.GetOrAdd(payload.GetType(), static type => type == typeof(object))) text.Append('|').Append(JsonSerializer.Serialize(payload, payload.GetType(), Options));
        if (activityInstanceId is not null) text.Append('|').Append(activityInstanceId);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void LeaveOutExcluded(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.ToArray())
            if (property.AttributeProvider?.IsDefined(typeof(ExcludeFromHashAttribute), inherit: true) == true) type.Properties.Remove(property);
    }
}
