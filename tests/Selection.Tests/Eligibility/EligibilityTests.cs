using System.Text.Json;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Eligibility;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Eligibility;

public class EligibilityTests
{
    private static readonly EligibilitySettings Settings = CampaignFile.Read(ProductFiles.Campaign2022).Settings.Eligibility;

    [Theory, EachDatabase]
    public async Task A_check_when_all_is_met_passes_and_only_once(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await ReadyAsync(season, withPackage: true);

        Assert.Equal(["item-open", "item-open", "item-open"], await season.Refused<EligibilityDesk>((desk, ct) => desk.PassAsync(id, "staff", ct)));
        await MarkAsync(season, id, "legalPerson", "noAccident", "noBadCredit");
        await season.Do<EligibilityDesk>((desk, ct) => desk.PassAsync(id, "staff", ct));

        Assert.Equal(EligibilityStatus.Passed, (await season.Do<EligibilityDesk, EligibilityCheck?>((desk, ct) => desk.FindAsync(id, ct)))?.Status);
        Assert.Equal(["check-decided"], await season.Refused<EligibilityDesk>((desk, ct) => desk.RejectAsync(id, "改变主意", "staff", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_supplement_is_due_in_three_working_days_reopens_the_files_and_then_the_check(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        season.Time.MoveTo(new DateTimeOffset(2022, 7, 14, 10, 0, 0, TimeSpan.FromHours(8)));
        var id = await ReadyAsync(season, withPackage: true);
        await season.Do<EligibilityDesk>((desk, ct) => desk.MarkAsync(id, [new("proofComplete", Met: false, "缺少专利证书")], "staff", ct));

        var due = await season.Do<EligibilityDesk, CalendarInstant>((desk, ct) => desk.RequestSupplementAsync(id, "请补交专利证书", "staff", ct));
        await season.Do<ApplicationFiles, ApplicationDocument>((files, ct) => files.AttachAsync(id, DocumentKind.Proof, "专利.pdf", "%PDF-1.4 patent"u8.ToArray(), "company", ct));
        Assert.Equal(["supplement-open"], await season.Refused<EligibilityDesk>((desk, ct) => desk.PassAsync(id, "staff", ct)));
        Assert.Equal(["supplement-open"], await season.Refused<EligibilityDesk>((desk, ct) => desk.ExpireSupplementAsync(id, "system", ct)));
        await season.Do<EligibilityDesk>((desk, ct) => desk.HandInSupplementAsync(id, "company", ct));

        Assert.Equal(new CalendarInstant(new DateTimeOffset(2022, 7, 20, 0, 0, 0, TimeSpan.FromHours(8)), Provisional: false), due); // 15, 18, 19 July
        Assert.Contains(new EligibilityFinding("proofComplete", Met: true), await season.Do<EligibilityDesk, IReadOnlyList<EligibilityFinding>>((desk, ct) => desk.FindingsAsync(id, ct)));
        Assert.Equal(["application-not-editable"], await season.Refused<ApplicationFiles>((files, ct) => files.AttachAsync(id, DocumentKind.Proof, "x.pdf", SampleFiles.Pdf, "company", ct)));
        await season.Do<EligibilityDesk>((desk, ct) => desk.MarkAsync(id, [new("formComplete", Met: false, "未盖章")], "staff", ct));
        Assert.Equal(["supplement-too-often"], await season.Refused<EligibilityDesk>((desk, ct) => desk.RequestSupplementAsync(id, "请盖章", "staff", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_supplement_when_late_is_refused_and_the_check_can_be_decided(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await ReadyAsync(season, withPackage: false);
        Assert.Equal(["not-correctable"], await season.Refused<EligibilityDesk>((desk, ct) => desk.RequestSupplementAsync(id, "请发送材料包", "staff", ct))); // the package has the notice's own deadline
        await season.Do<EligibilityDesk>((desk, ct) => desk.MarkAsync(id, [new("packageAccepted", Met: true), new("formComplete", Met: false, "未盖章")], "staff", ct));
        var due = await season.Do<EligibilityDesk, CalendarInstant>((desk, ct) => desk.RequestSupplementAsync(id, "请盖章", "staff", ct));
        season.Time.MoveTo(due.At);

        Assert.Equal(["supplement-late"], await season.Refused<EligibilityDesk>((desk, ct) => desk.HandInSupplementAsync(id, "company", ct)));
        await season.Do<EligibilityDesk>((desk, ct) => desk.ExpireSupplementAsync(id, "system", ct));
        await season.Do<EligibilityDesk>((desk, ct) => desk.RejectAsync(id, "逾期未补正", "staff", ct));

        var application = await season.Do<DbContext, Application>((db, ct) => db.Set<Application>().SingleAsync(a => a.Id == id, ct));
        Assert.Equal((ApplicationStage.Concluded, ApplicationOutcome.Ineligible), (application.Stage, application.Outcome));
    }

    [Theory, EachDatabase]
    public async Task What_the_system_finds_of_each_item_is_told_with_what_it_rests_on(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.AtUnitAsync();
        Assert.Null(await season.Do<EligibilityDesk, IReadOnlyList<ItemEvidence>?>((desk, ct) => desk.EvidenceAsync(id, ct))); // not before the check is opened
        await season.Do<EligibilityDesk, EligibilityCheck>((desk, ct) => desk.OpenAsync(id, "system", ct));
        var before = (await season.Do<EligibilityDesk, IReadOnlyList<ItemEvidence>?>((desk, ct) => desk.EvidenceAsync(id, ct)))!.ToDictionary(one => one.Item);
        Assert.Equal(Settings.Checklist.Select(item => item.Name), before.Keys);
        Assert.Equal((false, false), (before["recommended"].Met, before["packageAccepted"].Met));
        Assert.Empty(before["packageAccepted"].Seen);

        await SendPackageAsync(season, id);
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RecommendAsync(id, "同意推荐", "unit1", ct));
        await season.Do<DbContext>(async (db, ct) =>
        {
            var proof = await db.Set<ApplicationDocument>().SingleAsync(document => document.ApplicationId == id && document.Kind == DocumentKind.Proof, ct);
            db.Entry(proof).Property(document => document.RemovedAt).CurrentValue = season.Time.GetUtcNow();
            var application = await db.Set<Application>().SingleAsync(one => one.Id == id, ct);
            application.FormJson = JsonSerializer.Serialize(application.ReadForm().Where(answer => answer.Key is not ("industry" or "promiseNoAccident")).ToDictionary());
            await db.SaveChangesAsync(ct);
        });

        var after = (await season.Do<EligibilityDesk, IReadOnlyList<ItemEvidence>?>((desk, ct) => desk.EvidenceAsync(id, ct)))!.ToDictionary(one => one.Item);
        Assert.Equal([EvidenceKind.CompanyName, EvidenceKind.CreditCode], after["legalPerson"].Seen.Where(seen => seen.Holds).Select(seen => seen.Kind));
        Assert.Null(after["legalPerson"].Met); // whether it is one, people tell
        Assert.Equal((true, EvidenceKind.Recommendation), (after["recommended"].Met, Assert.Single(after["recommended"].Seen).Kind));
        Assert.Equal((false, EvidenceKind.MissingDocument), (after["proofComplete"].Met, Assert.Single(after["proofComplete"].Seen).Kind));
        Assert.Equal(
            [(EvidenceKind.Document, true), (EvidenceKind.HandedIn, true), (EvidenceKind.Answer, false)],
            after["formComplete"].Seen.Select(seen => (seen.Kind, seen.Holds)));
        Assert.Equal((false, true), (after["formComplete"].Met, before["formComplete"].Met));
        var package = Assert.Single(after["packageAccepted"].Seen);
        Assert.Equal((true, EvidenceKind.Package, true), (after["packageAccepted"].Met, package.Kind, package.At < package.Until));
        Assert.Equal([false, true], [Assert.Single(after["noAccident"].Seen).Holds, Assert.Single(after["noBadCredit"].Seen).Holds]);
    }

    [Theory]
    [InlineData("legalPerson", "not-correctable")]
    [InlineData("formComplete", null)]
    [InlineData(null, "nothing-to-supplement")]
    public void A_supplement_is_asked_only_for_what_can_be_mended(string? unmet, string? rule)
    {
        EligibilityFinding[] findings = unmet is null ? [] : [new(unmet, Met: false, "原因")];

        Assert.Equal(rule, EligibilityRules.MayRequestSupplement(EligibilityStatus.Open, 0, Settings, findings, "请补正").FirstOrDefault()?.Name);
    }

    [Fact]
    public void A_finding_when_unmet_without_a_note_or_of_no_item_is_refused() =>
        Assert.Equal(
            ["item-unknown", "note-missing"],
            EligibilityRules.MayMark(EligibilityStatus.Open, Settings.Checklist, [new("weather", true), new("noAccident", false)]).Select(rule => rule.Name));

    private static async Task<long> ReadyAsync(Season season, bool withPackage)
    {
        var id = await season.AtUnitAsync();
        if (withPackage) await SendPackageAsync(season, id);
        await season.Do<RecommendationDesk, Recommendation>((desk, ct) => desk.RecommendAsync(id, "同意推荐", "unit1", ct));
        await season.StageAsync(id, ApplicationStage.Eligibility);
        await season.Do<EligibilityDesk, EligibilityCheck>((desk, ct) => desk.OpenAsync(id, "system", ct));
        return id;
    }

    private static async Task SendPackageAsync(Season season, long id)
    {
        var name = (await season.Do<ApplicationList, ApplicationPage>((list, ct) => list.PageAsync(new(season.CampaignId), null, 50, ct))).Rows.Single(row => row.Id == id).Company;
        var word = SampleFiles.Docx("x");
        var mail = new IncomingPackage(season.CampaignId, $"<{id}@test>", "a@example.com", name, season.Time.GetUtcNow(), name + ".rar", StoredRar.Write([("a.doc", word), ("b.doc", word), ("c.doc", word)]));
        Assert.Equal(PackageOutcome.Accepted, (await season.Do<PackageIntake, PackageResult>((intake, ct) => intake.ReceiveAsync(mail, ct))).Outcome);
    }

    private static Task MarkAsync(Season season, long id, params string[] items) =>
        season.Do<EligibilityDesk>((desk, ct) => desk.MarkAsync(id, [.. items.Select(item => new EligibilityFinding(item, Met: true))], "staff", ct));
}
