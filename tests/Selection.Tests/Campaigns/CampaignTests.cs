using System.Text.Json;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Campaigns;

public class CampaignTests
{
    private static readonly DateTimeOffset Later = new(2022, 7, 20, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory, EachDatabase]
    public async Task The_same_file_when_loaded_again_changes_nothing(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var before = await AuditLength(season);

        var again = await season.Do<CampaignLoader, LoadedCampaign>((loader, ct) => loader.LoadAsync(ProductFiles.Campaign2022, "admin", ct));

        Assert.Equal((season.CampaignId, false, 0, before), (again.CampaignId, again.Created, again.Changes.Count, await AuditLength(season)));
        var campaign = await season.Do<CampaignDesk, Campaign?>((desk, ct) => desk.FindAsync(2022, ct));
        Assert.Equal((5, 10), (campaign!.Areas.Count, campaign.Dates.Count)); // it was loaded
    }

    [Theory, EachDatabase]
    public async Task A_changed_file_when_loaded_moves_dates_and_names_but_not_what_was_changed_by_hand(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        await season.Do<CampaignDates, IReadOnlyList<MovedDeadline>>((dates, ct) => dates.MoveAsync(season.CampaignId, new Dictionary<string, DateTimeOffset> { ["recommendations"] = Later.AddDays(6) }, null, "疫情", "staff", ct));
        var text = CampaignFileTests.Changed("dates.4.at", "\"2022-07-30T24:00+08:00\"")
            .Replace("2022-07-22T24:00", "2022-07-24T24:00", StringComparison.Ordinal).Replace("深圳市工业和信息化局", "深圳市工信局", StringComparison.Ordinal);

        var loaded = await season.Do<CampaignLoader, LoadedCampaign>((loader, ct) => loader.LoadTextAsync(text, "2022.json", "admin", ct));

        Assert.Equal(["eligibility"], loaded.Moved.Select(move => move.Name));
        Assert.Contains(loaded.Changes, change => change.Contains("recommendations kept", StringComparison.Ordinal));
        Assert.Equal(Later.AddDays(6), await At(season, "recommendations"));
        Assert.Equal("深圳市工信局", (await season.Do<CampaignDesk, IReadOnlyList<RecommendingUnit>>((desk, ct) => desk.UnitsAsync(season.CampaignId, ct)))[35].Name);
    }

    [Theory, EachDatabase]
    public async Task A_date_when_moved_answers_what_moved_and_the_audit_says_who_and_why(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var moves = new Dictionary<string, DateTimeOffset> { ["applications"] = Later, ["packages"] = Later };

        var preview = await season.Do<CampaignDates, IReadOnlyList<MovedDeadline>>((dates, ct) => dates.PreviewMoveAsync(season.CampaignId, moves, ct));
        Assert.NotEqual(Later, await At(season, "applications"));
        var moved = await season.Do<CampaignDates, IReadOnlyList<MovedDeadline>>((dates, ct) => dates.MoveAsync(season.CampaignId, moves, null, "疫情延期", "staff", ct));

        Assert.Equal(preview, moved);
        Assert.Equal(["applications", "packages"], moved.Select(move => move.Name));
        Assert.Equal(Later, await At(season, "applications"));
        var record = (await season.Do<AuditTrail, IReadOnlyList<AuditRecord>>((audit, ct) => audit.OfAsync("campaign", season.CampaignId, ct)))[^1];
        Assert.Equal(("staff", "campaign.datesMoved"), (record.Actor, record.Act));
        Assert.Contains("疫情延期", record.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("applications", "2022-07-15T24:00+08:00", null)]
    [InlineData("applications", "2022-07-23T24:00+08:00", "dates-out-of-order")]
    [InlineData("applications", "2022-06-06T09:00+08:00", "date-in-the-past")]
    [InlineData("notice", "2022-10-21T09:00+08:00", "dates-out-of-order")]
    [InlineData("party", "2022-10-21T09:00+08:00", "date-unknown")]
    public void A_date_may_be_moved_only_ahead_and_in_the_order_of_the_year(string name, string to, string? rule)
    {
        var current = CampaignFile.Read(ProductFiles.Campaign2022).Dates.ToDictionary(date => date.Name, date => Instant(date.At));

        var broken = CampaignRules.MayMove(current, new Dictionary<string, DateTimeOffset> { [name] = Instant(to) }, new DateTimeOffset(2022, 6, 6, 9, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal(rule, broken.FirstOrDefault()?.Name);
    }

    [Theory, EachDatabase]
    public async Task A_setting_that_makes_no_sense_is_refused_with_its_path(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var settings = await season.Do<CampaignDesk, CampaignSettings>((desk, ct) => desk.SettingsAsync(season.CampaignId, ct));
        var wrong = settings with { Quota = new(0, 5), Ranking = settings.Ranking with { DefenceWeight = 1 } };

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => season.Do<CampaignDesk>((desk, ct) => desk.ChangeSettingsAsync(season.CampaignId, wrong, "试", "staff", ct)));

        Assert.Equal(["quota.base", "ranking.documentWeight"], refused.Rules.Select(rule => rule.Field));
    }

    [Theory, EachDatabase]
    public async Task Who_has_not_seen_the_dates_and_settings_as_they_are_changes_neither(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var seen = (await season.Do<CampaignDesk, Campaign?>((desk, ct) => desk.FindAsync(2022, ct)))!.Revision;
        await ChangeAsync("4", seen);

        var stale = await Assert.ThrowsAsync<RuleBrokenException>(() => ChangeAsync("5", seen));
        var late = await Assert.ThrowsAsync<RuleBrokenException>(() => season.Do<CampaignDates, IReadOnlyList<MovedDeadline>>((dates, ct) =>
            dates.MoveAsync(season.CampaignId, new Dictionary<string, DateTimeOffset> { ["recommendations"] = Later.AddDays(6) }, seen, "疫情", "staff", ct)));

        Assert.Equal("campaign-stale", Assert.Single(stale.Rules).Name);
        Assert.Equal("campaign-stale", Assert.Single(late.Rules).Name);
        Assert.Equal(4, (await season.Do<CampaignDesk, CampaignSettings>((desk, ct) => desk.SettingsAsync(season.CampaignId, ct))).Eligibility.MaxSupplements);

        Task ChangeAsync(string most, long revision) => season.Do<CampaignDesk>((desk, ct) =>
            desk.ChangeValuesAsync(season.CampaignId, new Dictionary<string, JsonElement> { ["eligibility.maxSupplements"] = JsonElement.Parse(most) }, revision, "试", "staff", ct));
    }

    [Theory]
    [InlineData("notice.objectionDecisionWorkingDays", "-1", "应在 1 到 250 之间。")]
    [InlineData("review.daysToScore", "2000000000", "应在 1 到 250 之间。")]
    [InlineData("ranking.minScore", "101", "应在 0 到 100 之间。")]
    [InlineData("review.trimFrom", "2", "应为 0（从不）或不小于 3，否则没有分数可用。")]
    [InlineData("notice.closesAt", "\"25:00\"", "应为 00:00 到 24:00 之间的时刻，如 24:00。")]
    public async Task A_value_that_makes_no_sense_is_refused_in_chinese_at_its_path(string path, string value, string said)
    {
        await using var season = await Season.OpenAsync(DatabaseKind.Sqlite);

        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => season.Do<CampaignDesk>((desk, ct) =>
            desk.ChangeValuesAsync(season.CampaignId, new Dictionary<string, JsonElement> { [path] = JsonElement.Parse(value) }, null, "试", "staff", ct)));

        Assert.Equal((path, said), (Assert.Single(refused.Rules).Field, refused.Rules[0].Message));
    }

    private static DateTimeOffset Instant(string text)
    {
        Assert.True(Selection.Calendar.ShanghaiTime.TryParse(text, out var instant));
        return instant;
    }

    private static Task<DateTimeOffset> At(Season season, string name) => season.Do<CampaignDates, DateTimeOffset>((dates, ct) => dates.AtAsync(season.CampaignId, name, ct));

    private static Task<int> AuditLength(Season season) => season.Do<AuditTrail, int>(async (audit, ct) =>
    {
        var count = 0;
        await foreach (var _ in audit.AllAsync(ct)) count++;
        return count;
    });
}
