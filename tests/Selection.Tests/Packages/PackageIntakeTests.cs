using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Selection.Tests.Packages;

public class PackageIntakeTests
{
    private const string Name = "北京（华光）精密制造有限公司";
    private static readonly byte[] Word = SampleFiles.Docx("x");
    private static readonly byte[] Good = StoredRar.Write([("申报书.docx", Word), ("典型经验.docx", Word), ("证明/专利.doc", Word)]);
    private static readonly DateTimeOffset InTime = new(2022, 7, 15, 23, 59, 59, TimeSpan.FromHours(8));
    private static int mails;

    [Theory]
    [InlineData(Name)]
    [InlineData("  北京(华光)精密制造有限公司 ")]
    [InlineData("北京【华光】精密制造有限公司")]
    [InlineData("Re: 回复：FW:北京（华光） 精密制造有限公司")]
    [InlineData("RE[2]：北京（华光）精密制造有限公司")]
    public async Task A_good_package_when_the_subject_is_the_full_name_however_typed_is_accepted(string subject)
    {
        await using var season = await Season.OpenAsync(DatabaseKind.Sqlite);
        var id = await season.SubmittedAsync(company: Name);

        var result = await Receive(season, subject, Good);

        Assert.Equal((PackageOutcome.Accepted, (long?)id, 0), (result.Outcome, result.ApplicationId, result.Problems.Count));
    }

    [Theory, EachDatabase]
    public async Task A_good_package_when_a_better_one_follows_is_superseded_and_a_bad_one_changes_nothing(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.SubmittedAsync(company: Name);
        var first = await Receive(season, Name, Good, at: InTime.AddDays(-2));
        var second = await Receive(season, Name, StoredRar.Write([("a.doc", Word), ("b.doc", Word), ("c.docx", Word)]), at: InTime.AddDays(-1));
        var bad = await Receive(season, Name, Word);
        var late = await Receive(season, Name, StoredRar.Write([("d.doc", Word), ("e.doc", Word), ("f.docx", Word)]), at: InTime.AddSeconds(1));

        var packages = await season.Do<PackageIntake, IReadOnlyList<Package>>((intake, ct) => intake.OfApplicationAsync(id, ct));
        var row = (await season.Do<ApplicationList, ApplicationPage>((list, ct) => list.PageAsync(new(season.CampaignId), null, 50, ct))).Rows.Single();

        Assert.Equal([PackageOutcome.Accepted, PackageOutcome.Accepted, PackageOutcome.Refused, PackageOutcome.Late], packages.Select(p => p.Outcome));
        Assert.Equal([second.PackageId, null, null, null], packages.Select(p => p.SupersededBy));
        Assert.Equal(["package-not-rar"], bad.Problems.Select(p => p.Name));
        Assert.Equal(["package-late"], late.Problems.Select(p => p.Name));
        Assert.Equal(InTime.AddDays(-1).ToUniversalTime(), row.PackageAt);
        Assert.Equal(first.ApplicationId, id);
    }

    [Theory, EachDatabase]
    public async Task The_same_mail_or_the_same_bytes_when_they_come_again_are_one_package(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var id = await season.SubmittedAsync(company: Name);

        var first = await Receive(season, Name, Good, message: "<1@qq.com>");
        var delivered = await Receive(season, Name, Good, message: "<1@qq.com>");
        var sent = await Receive(season, Name, Good, message: "<2@qq.com>", at: InTime.AddDays(3));

        Assert.Equal((false, true, true), (first.Duplicate, delivered.Duplicate, sent.Duplicate));
        Assert.Equal((first.PackageId, first.PackageId, PackageOutcome.Accepted), (delivered.PackageId, sent.PackageId, sent.Outcome));
        Assert.Single(await season.Do<PackageIntake, IReadOnlyList<Package>>((intake, ct) => intake.OfApplicationAsync(id, ct)));
    }

    [Theory, EachDatabase]
    public async Task A_package_when_two_companies_have_its_name_is_not_guessed_but_assigned_by_a_person(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var ids = (long[])[await season.SubmittedAsync(company: Name), await season.SubmittedAsync(company: "北京(华光)精密制造有限公司")];

        var result = await Receive(season, Name, Good);
        Assert.Equal((PackageOutcome.Ambiguous, null), (result.Outcome, result.ApplicationId));
        Assert.Equal(ids, result.Candidates);

        var assigned = await season.Do<PackageIntake, PackageResult>((intake, ct) => intake.AssignAsync(result.PackageId, ids[1], "staff", ct));
        Assert.Equal((PackageOutcome.Accepted, (long?)ids[1]), (assigned.Outcome, assigned.ApplicationId));
        Assert.Equal(["package-assigned"], await season.Refused<PackageIntake>((intake, ct) => intake.AssignAsync(result.PackageId, ids[0], "staff", ct)));
    }

    [Theory, EachDatabase]
    public async Task A_package_when_nobody_has_its_name_is_kept_and_judged_anew_when_sent_again(DatabaseKind kind)
    {
        await using var season = await Season.OpenAsync(kind);
        var unknown = await Receive(season, Name, Good);
        Assert.Equal(PackageOutcome.Unmatched, unknown.Outcome);
        Assert.Single(await season.Do<PackageIntake, IReadOnlyList<Package>>((intake, ct) => intake.UnassignedAsync(season.CampaignId, ct)));
        await using (var original = (await season.Do<PackageIntake, Download?>((intake, ct) => intake.OpenAsync(unknown.PackageId, ct)))!.Content) // it was stored above
            Assert.Equal(Good.Length, original.Length);

        await season.SubmittedAsync(company: Name);

        Assert.Equal(PackageOutcome.Accepted, (await Receive(season, Name, Good)).Outcome);
    }

    [Fact]
    public async Task A_package_when_several_things_are_wrong_is_answered_with_all_of_them()
    {
        await using var season = await Season.OpenAsync(DatabaseKind.Sqlite);
        await season.SubmittedAsync(company: Name);

        async Task<IEnumerable<string>> Wrong(byte[] content, string file = Name + ".rar") => (await Receive(season, Name, content, file: file)).Problems.Select(p => p.Name);
        Assert.Equal(["package-missing"], await Wrong([], ""));
        Assert.Equal(["package-file-name", "package-not-rar"], await Wrong(Word, "材料.zip"));
        Assert.Equal(["package-word-missing"], await Wrong(StoredRar.Write([("a.docx", Word), ("~$a.docx", Word), ("b.pdf", Word), ("c.docx", Array.Empty<byte>())])));
        Assert.Equal(["package-encrypted"], await Wrong(Rar4.Write([("a.doc"u8.ToArray(), false, Word)], fileFlags: 4)));
        Assert.Equal(["package-volume"], await Wrong(Rar4.Write([("a.doc"u8.ToArray(), false, Word)], mainFlags: 1)));
        Assert.Equal(["package-damaged"], await Wrong(Good[..^20]));
    }

    [Theory]
    [InlineData("package-late", 0)]
    [InlineData(null, -1)]
    public void A_package_when_it_comes_at_the_closing_instant_is_late(string? rule, int ticks)
    {
        var closes = new DateTimeOffset(2022, 7, 16, 0, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(rule, PackageRules.InTime(closes.AddTicks(ticks), closes)?.Name);
    }

    private static Task<PackageResult> Receive(Season season, string subject, byte[] content, string file = Name + ".rar", string? message = null, DateTimeOffset? at = null)
    {
        var mail = new IncomingPackage(season.CampaignId, message ?? $"<{Interlocked.Increment(ref mails)}@test>", "hr@example.com", subject, at ?? InTime, file, content);
        return season.Do<PackageIntake, PackageResult>((intake, ct) => intake.ReceiveAsync(mail, ct));
    }
}
