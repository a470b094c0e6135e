using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;

namespace BenchmarkWorkflow.Selection.Tests.Campaigns;

public class CampaignFileTests
{
    [Fact]
    public void The_2022_file_says_what_the_notice_says()
    {
        var file = CampaignFile.Read(ProductFiles.Campaign2022);

        Assert.Equal((2022, new DateOnly(2022, 6, 6), 5, 49), (file.Year, file.AnnouncedOn, file.Areas.Count, file.Units.Count));
        Assert.Equal("新疆生产建设兵团工业和信息化局", file.Units[36].Name);
        Assert.Equal("中国质量协会", file.Units[48].Name);
        Assert.Equal([31, 5, 1, 12], Enum.GetValues<UnitKind>().Select(kind => file.Units.Count(unit => unit.Kind == kind)));
        Assert.Equal("2022-07-15T24:00+08:00", file.Dates.Single(date => date.Name == DeadlineNames.Applications).At);
        Assert.Equal((3, 5, 4), (file.Settings.Quota.Base, file.Settings.Quota.Extended, file.Settings.Exchange.Events));
        Assert.Contains("持续提升企业质量管理绩效", file.Areas[0].Description, StringComparison.Ordinal);
    }

    // Each line breaks one thing in the shipped file, and says where the problem must be found.
    [Theory]
    [InlineData("units.36.name", "\"新疆 建设兵团\"", "units[36].name")]
    [InlineData("units.5.number", "7", "units[5].number")]
    [InlineData("units.5.name", "\"北京市经济和信息化局\"", "units[5].name")]
    [InlineData("areas.2.number", "9", "areas[2].number")]
    [InlineData("dates.0.at", "\"2022-07-15 24:00\"", "dates[0].at")]
    [InlineData("dates.1.name", "\"applications\"", "dates")]
    [InlineData("dates.3.at", "\"2022-07-01T24:00+08:00\"", "dates")]
    [InlineData("settings.quota.extended", "2", "settings.quota.extended")]
    [InlineData("settings.ranking.documentWeight", "0.7", "settings.ranking.documentWeight")]
    [InlineData("settings.notice.closesAt", "\"25:00\"", "settings.notice.closesAt")]
    [InlineData("settings.notice.workingDays", "0", "settings.notice.workingDays")]
    [InlineData("settings.review.trimFrom", "2", "settings.review.trimFrom")]
    [InlineData("settings.review.rubric.0.maxPoints", "40", "settings.review.rubric")]
    [InlineData("settings.application.stages.0.to", "\"concluded\"", "settings.application.stages[0]")]
    [InlineData("settings.application.documents.0.maxCount", "0", "settings.application.documents[0].maxCount")]
    [InlineData("settings.sources", "{ \"quota\": \"N\" }", "settings.sources")]
    public void A_file_when_one_thing_is_wrong_is_refused_with_its_place(string path, string value, string place)
    {
        var refused = Assert.Throws<DataFileException>(() => CampaignFile.Parse(Changed(path, value), "2022.json"));

        Assert.Contains(place, refused.Problems.Select(problem => problem.Place));
    }

    [Theory]
    [InlineData("settings.quota.base", "\"three\"", "$.settings.quota.base")]
    [InlineData("settings.quota.bse", "3", "$.settings.quota.bse")]
    [InlineData("settings.quota.base", null, "$.settings.quota")]
    [InlineData("units.0.kind", "\"village\"", "$.units[0].kind")]
    public void A_file_when_it_has_the_wrong_shape_is_refused_with_line_and_path(string path, string? value, string place)
    {
        var refused = Assert.Throws<DataFileException>(() => CampaignFile.Parse(Changed(path, value), "2022.json"));

        Assert.Matches($@"^line \d+, {System.Text.RegularExpressions.Regex.Escape(place)}", Assert.Single(refused.Problems).Place);
    }

    internal static string Changed(string path, string? value)
    {
        var root = JsonNode.Parse(File.ReadAllText(ProductFiles.Campaign2022))!;
        var steps = path.Split('.');
        var at = root;
        foreach (var step in steps[..^1]) at = int.TryParse(step, out var index) ? at[index]! : at[step]!;
        if (value is null) at.AsObject().Remove(steps[^1]);
        else at[steps[^1]] = JsonNode.Parse(value);
        return root.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
