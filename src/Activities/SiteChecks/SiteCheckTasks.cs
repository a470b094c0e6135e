using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using FormField = BenchmarkWorkflow.Inbox.Forms.FormField;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>The secretariat sets team and dates, out of those who may go, the most suitable first.</summary>
internal sealed class SiteCheckPlanTask(SiteCheckDesk desk, ExpertPool experts, SiteCheckPlanForm form) : TaskKind
{
    public const string Kind = "site-check-plan";

    public override string Name => Kind;

    public override string Label => "安排现场核查";

    public override IReadOnlyCollection<string> KeptBack => ["team"];

    public override async Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => await form.OfAsync(about.NeedApplication(), about.CampaignId, ct);

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        List<long> team = [];
        foreach (var account in answer.Data.GetProperty("team").EnumerateArray())
            if (await experts.FindAsync(account.GetString() ?? "", ct) is { } expert) team.Add(expert.Id);
        var check = await SiteCheckFinding.OpenAsync(desk, answer.About, ct);
        await desk.PlanAsync(check.Id, new VisitPlan(team, Day(answer, "visitFrom"), Day(answer, "visitUntil")), null, answer.Actor, ct);
    }

    private static DateOnly Day(PersonsAnswer answer, string field) => DateOnly.ParseExact(answer.Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture); // the form's check comes first
}

/// <summary>The team reports what it found, and its verdict.</summary>
internal sealed class SiteCheckReportTask(SiteCheckDesk desk) : TaskKind
{
    public override string Name => "site-check-report";

    public override string Label => "现场核查报告";

    public override bool TellsOutcomeOnly => true;

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        Task.FromResult<TaskForm?>(new([new FormField("findings", "核查情况", FieldType.LongText) { Required = true, MaxLength = 5000 }]) { Title = "现场核查报告" });

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var check = await SiteCheckFinding.OpenAsync(desk, answer.About, ct);
        await desk.ReportAsync(check.Id, answer.Text("findings"), answer.Action == "Pass" ? SiteCheckVerdict.Passed : SiteCheckVerdict.Failed, answer.Actor, ct);
    }
}

internal static class SiteCheckFinding
{
    /// <summary>The check that is under way.</summary>
    /// <exception cref="RuleBrokenException"><c>site-check-none</c>.</exception>
    public static async Task<SiteCheck> OpenAsync(SiteCheckDesk desk, Concern about, CancellationToken ct) =>
        (await desk.OfApplicationAsync(about.NeedApplication(), ct)).LastOrDefault(check => check.IsOpen)
        ?? throw new RuleBrokenException(new BrokenRule("site-check-none", "该申报没有未完成的现场核查。"));
}
