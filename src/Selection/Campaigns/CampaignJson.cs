using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>The JSON of campaign files and settings: camel case, enums by name, nothing unknown, nothing twice, nothing missing.</summary>
internal static class CampaignJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter<SourceMark>(namingPolicy: null, allowIntegerValues: false), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    public static string Write(CampaignSettings settings) => JsonSerializer.Serialize(settings, Options);

    public static CampaignSettings ReadSettings(string text) =>
        JsonSerializer.Deserialize<CampaignSettings>(text, Options) ?? throw new JsonException("The settings are null.");
}
