using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Quotas;

public class QuotaLedgerTests
{
    [Theory, EachDatabase]
    public async Task Every_unit_when_the_campaign_is_loaded_has_three_places(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);

        var units = await season.Do<QuotaLedger, IReadOnlyList<UnitQuota>>((ledger, ct) => ledger.OfCampaignAsync(season.CampaignId, ct));

        Assert.Equal(49, units.Count);
        Assert.All(units, unit => Assert.Equal((3, 3), (unit.Balance.Granted, unit.Balance.Left)));
    }

    [Theory, EachDatabase]
    public async Task The_last_place_when_many_want_it_at_once_goes_to_exactly_one(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var ids = new List<long>();
        for (var i = 0; i < 8; i++) ids.Add(await season.AtUnitAsync(unit: 7));
        await season.Do<QuotaLedger>(async (ledger, ct) =>
        {
            await ledger.ReserveAsync(ids[0], "unit7", ct);
            await ledger.ReserveAsync(ids[1], "unit7", ct);
        });

        var won = await Task.WhenAll(ids.Skip(2).Select(id => Task.Run(() => TryReserve(season, id))));

        Assert.Single(won, taken => taken);
        Assert.Equal((3, 0), await HeldAndLeft(season, ids[0]));
    }

    [Theory, EachDatabase]
    public async Task A_fourth_reservation_when_three_are_held_is_refused_with_who_holds_them(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        foreach (var name in (string[])["甲甲甲甲公司", "乙乙乙乙公司", "丙丙丙丙公司"])
        {
            var id = await season.SubmittedAsync(unit: 2, company: name);
            await season.Do<QuotaLedger>((ledger, ct) => ledger.ReserveAsync(id, "unit2", ct));
        }

        var fourth = await season.SubmittedAsync(unit: 2);
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => season.Do<QuotaLedger>((ledger, ct) => ledger.ReserveAsync(fourth, "unit2", ct)));
        var checkedRule = await season.Do<QuotaLedger, BrokenRule?>((ledger, ct) => ledger.CheckAsync(fourth, ct));

        Assert.Equal("quota-exceeded", Assert.Single(refused.Rules).Name);
        Assert.Contains("甲甲甲甲公司、乙乙乙乙公司、丙丙丙丙公司", refused.Rules[0].Message, StringComparison.Ordinal);
        Assert.Equal(refused.Rules[0], checkedRule);
    }

    [Theory, EachDatabase]
    public async Task A_released_place_can_be_taken_by_another_and_the_ledger_keeps_every_line(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var (first, second) = (await season.SubmittedAsync(unit: 3), await season.SubmittedAsync(unit: 3));
        await season.Do<QuotaLedger>(async (ledger, ct) =>
        {
            await ledger.ReserveAsync(first, "unit3", ct);
            await ledger.ReserveAsync(first, "unit3", ct); // again: nothing happens
            Assert.True(await ledger.ReleaseAsync(first, "撤回", "unit3", ct));
            Assert.False(await ledger.ReleaseAsync(first, "撤回", "unit3", ct));
            await ledger.ReserveAsync(second, "unit3", ct);
            await ledger.ConfirmAsync(second, "unit3", ct);
        });

        var unitId = await UnitOf(season, first);
        var entries = await season.Do<QuotaLedger, IReadOnlyList<QuotaEntry>>((ledger, ct) => ledger.EntriesAsync(unitId, ct));

        Assert.Equal(
            [QuotaEntryKind.Grant, QuotaEntryKind.Reserve, QuotaEntryKind.Release, QuotaEntryKind.Reserve, QuotaEntryKind.Confirm], entries.Select(entry => entry.Kind));
        Assert.Equal((1, 2), await HeldAndLeft(season, first));
    }

    [Theory, EachDatabase]
    public async Task A_ledger_line_when_it_is_changed_is_not_saved(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => season.Do<DbContext>(async (db, ct) =>
        {
            var entry = await db.Set<QuotaEntry>().FirstAsync(ct);
            db.Entry(entry).Property(e => e.Places).CurrentValue = 9;
            await db.SaveChangesAsync(ct);
        }));
    }

    [Theory, EachDatabase]
    public async Task A_relaxation_when_granted_gives_five_places_and_when_the_base_changes_still_five(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.SubmittedAsync(unit: 10);
        var unitId = await UnitOf(season, id);
        var request = await season.Do<RelaxationDesk, QuotaRelaxation>((desk, ct) => desk.RequestAsync(unitId, "江苏省质量标杆活动", "通知.pdf", SampleFiles.Pdf, "unit10", ct));
        Assert.Equal(["relaxation-pending"], await season.Refused<RelaxationDesk>((desk, ct) => desk.RequestAsync(unitId, "再次", "通知.pdf", SampleFiles.Pdf, "unit10", ct)));

        await using (var evidence = (await season.Do<RelaxationDesk, Download?>((desk, ct) => desk.OpenEvidenceAsync(request.Id, ct)))!.Content) // it was filed above
            Assert.Equal(SampleFiles.Pdf.Length, evidence.Length);
        await season.Do<RelaxationDesk>((desk, ct) => desk.GrantAsync(request.Id, "证明有效", "staff", ct));

        Assert.Equal((0, 5), await HeldAndLeft(season, id));
        Assert.Equal(["relaxation-decided"], await season.Refused<RelaxationDesk>((desk, ct) => desk.RefuseAsync(request.Id, "改变主意", "staff", ct)));
        Assert.Equal(["quota-already-relaxed"], await season.Refused<RelaxationDesk>((desk, ct) => desk.RequestAsync(unitId, "再次", "通知.pdf", SampleFiles.Pdf, "unit10", ct)));

        await season.Do<CampaignDesk>(async (desk, ct) =>
        {
            var settings = await desk.SettingsAsync(season.CampaignId, ct);
            await desk.ChangeSettingsAsync(season.CampaignId, settings with { Quota = settings.Quota with { Base = 4 } }, "扩大范围", "staff", ct);
        });
        var left = (await season.Do<QuotaLedger, IReadOnlyList<UnitQuota>>((ledger, ct) => ledger.OfCampaignAsync(season.CampaignId, ct))).ToDictionary(unit => unit.Number, unit => unit.Balance.Left);
        Assert.Equal((4, 5), (left[1], left[10]));
    }

    [Theory, EachDatabase]
    public async Task A_relaxation_request_when_late_and_without_evidence_is_refused_for_each(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var unitId = await UnitOf(season, await season.SubmittedAsync(unit: 4));
        season.Time.MoveTo(new DateTimeOffset(2022, 7, 16, 0, 0, 0, TimeSpan.FromHours(8)));

        Assert.Equal(
            ["relaxation-late", "activity-missing", "evidence-missing"],
            await season.Refused<RelaxationDesk>((desk, ct) => desk.RequestAsync(unitId, " ", "x", ReadOnlyMemory<byte>.Empty, "unit4", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_base_granted_while_a_relaxation_is_on_its_way_leaves_the_extended_places(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.SubmittedAsync(unit: 10);
        var unitId = await UnitOf(season, id);
        var settings = await season.Do<CampaignDesk, CampaignSettings>((desk, ct) => desk.SettingsAsync(season.CampaignId, ct));
        TaskCompletionSource relaxed = new(), commits = new();
        var relaxing = Task.Run(() => season.Do<QuotaLedger>(async (ledger, ct) =>
        {
            await ledger.RelaxAsync(unitId, "名额放宽", "staff", ct);
            relaxed.TrySetResult();
            await commits.Task;
        }));
        await relaxed.Task;

        var changing = Task.Run(() => season.Do<CampaignDesk>((desk, ct) =>
            desk.ChangeSettingsAsync(season.CampaignId, settings with { Quota = settings.Quota with { Base = 4 } }, "扩大范围", "staff", ct)));
        await Task.WhenAny(changing, Task.Delay(300)); // waits for the relaxation by now
        commits.SetResult();
        await Task.WhenAll(relaxing, changing);

        Assert.Equal((0, 5), await HeldAndLeft(season, id));
    }

    private static async Task<bool> TryReserve(Season season, long id)
    {
        try
        {
            await season.Do<QuotaLedger>((ledger, ct) => ledger.ReserveAsync(id, "unit7", ct));
            return true;
        }
        catch (RuleBrokenException e) when (e.Rules[0].Name == "quota-exceeded")
        {
            return false;
        }
    }

    private static async Task<(int Held, int Left)> HeldAndLeft(Season season, long id)
    {
        var unitId = await UnitOf(season, id);
        var balance = await season.Do<QuotaLedger, QuotaBalance>((ledger, ct) => ledger.BalanceAsync(unitId, ct));
        return (balance.Held, balance.Left);
    }

    private static Task<long> UnitOf(Season season, long id) =>
        season.Do<DbContext, long>((db, ct) => db.Set<RecommendingUnit>().Where(unit => db.Set<Application>().Any(a => a.Id == id && a.UnitId == unit.Id)).Select(unit => unit.Id).SingleAsync(ct));

    [Fact]
    public void A_proof_is_of_a_known_type_by_its_content_and_not_too_large()
    {
        Assert.Null(QuotaRules.MayProve(SampleFiles.Pdf));
        Assert.Equal("evidence-type", QuotaRules.MayProve("a text by the name of .pdf"u8.ToArray())?.Name);
        Assert.Equal("evidence-too-large", QuotaRules.MayProve(FileTypes.MostAttached + 1)?.Name);
        Assert.Null(QuotaRules.MayProve(FileTypes.MostAttached));
    }
}
