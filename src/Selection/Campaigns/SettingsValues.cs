using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Selection.Campaigns;

/// <summary>One number or word of the settings, by its path such as <c>quota.base</c>.</summary>
/// <param name="Value">A number, or a text.</param>
/// <param name="Source">Where the value comes from.</param>
public sealed record SettingValue(string Path, JsonElement Value, SourceMark Source);

/// <summary>The settings that are one number or word each, which people change one by one. Forms, rubrics and checklists are the campaign file's.</summary>
public static class SettingsValues
{
    /// <summary>In the order of the year.</summary>
    private static readonly string[] Paths =
    [
        "quota.base", "quota.extended", "eligibility.supplementWorkingDays", "eligibility.maxSupplements",
        "review.expertsPerApplication", "review.maxLoadPerExpert", "review.daysToScore", "review.minScores", "review.spreadLimit", "review.passScore", "review.trimFrom", "review.recusalYears",
        "defence.presentMinutes", "defence.questionMinutes", "defence.bufferMinutes", "defence.slotsPerSession", "defence.panelSize", "defence.maxPresenters", "defence.receiptDays",
        "siteCheck.teamSize", "siteCheck.scoreGap", "ranking.documentWeight", "ranking.defenceWeight", "ranking.maxSelected", "ranking.minScore",
        "notice.workingDays", "notice.renoticeWorkingDays", "notice.closesAt", "notice.objectionDecisionWorkingDays", "exchange.events", "exchange.intervalDays", "exchange.capacity",
    ];

    /// <summary>Those of a campaign's settings, each with where it comes from.</summary>
    public static IReadOnlyList<SettingValue> Of(CampaignSettings settings)
    {
        using var json = JsonDocument.Parse(CampaignJson.Write(settings));
        return [.. Paths.Select(path => new SettingValue(path, At(json.RootElement, path).Clone(), SourceOf(settings, path)))];
    }

    /// <summary>The settings with other values.</summary>
    /// <exception cref="RuleBrokenException"><c>setting-unknown</c>; <c>settings-invalid</c> where a value is no number, or no text, as the other was.</exception>
    internal static CampaignSettings With(CampaignSettings settings, IReadOnlyDictionary<string, JsonElement> values)
    {
        var json = JsonNode.Parse(CampaignJson.Write(settings))!.AsObject(); // written as an object
        RuleBrokenException.ThrowIfAny([.. values.Keys.Where(path => !Paths.Contains(path)).Order(StringComparer.Ordinal).Select(path => new BrokenRule("setting-unknown", $"没有名为“{path}”的设置。", path))]);
        List<BrokenRule> broken = [];
        foreach (var (path, value) in values.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var (section, name) = (path.Split('.')[0], path.Split('.')[1]);
            if (json[section]![name]!.GetValueKind() != value.ValueKind) broken.Add(new("settings-invalid", "请填写。", path));
            else json[section]![name] = JsonNode.Parse(value.GetRawText());
        }

        RuleBrokenException.ThrowIfAny(broken);
        try
        {
            return CampaignJson.ReadSettings(json.ToJsonString(CampaignJson.Options));
        }
        catch (JsonException wrong)
        {
            throw new RuleBrokenException(new BrokenRule("settings-invalid", "请填写整数。", wrong.Path?.TrimStart('$', '.')));
        }
    }

    private static JsonElement At(JsonElement json, string path) => path.Split('.').Aggregate(json, (element, name) => element.GetProperty(name));

    private static SourceMark SourceOf(CampaignSettings settings, string path) =>
        settings.Sources.TryGetValue(path, out var own) ? own : settings.Sources.GetValueOrDefault(path.Split('.')[0], SourceMark.D);
}
