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

    /// <summary>The settings of a text. The last one read is remembered: every verb reads the same campaign's, and settings never change in place.</summary>
    public static CampaignSettings ReadSettings(string text)
    {
        var last = lastRead;
        if (last is not null && last.Text == text) return last.Settings;
        var settings = JsonSerializer.Deserialize<CampaignSettings>(text, Options) ?? throw new JsonException("The settings are null.");
        lastRead = new(text, settings);
        return settings;
    }

    private static volatile SettingsText? lastRead;

    private sealed record SettingsText(string Text, CampaignSettings Settings);
}
