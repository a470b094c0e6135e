using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using Microsoft.EntityFrameworkCore;
using FormField = BenchmarkWorkflow.Inbox.Forms.FormField;

namespace BenchmarkWorkflow.Activities.Stages;

/// <summary>The secretariat decides what becomes of a stage whose workflow stopped: try again, go on by its own conclusion, or, if it is an application's, end the application.</summary>
/// <remarks>A conclusion given by hand stands for the workflow's, never for a record of the selection: nobody is recommended by it, and what has ended stays ended.</remarks>
internal sealed class StageFaultTask(DbContext db, ApplicationProgress progress) : TaskKind
{
    internal const string Kind = "stage-fault";
    internal const string Retry = "Retry";
    internal const string Continue = "Continue";
    internal const string Stop = "Stop";
    internal const string Conclusion = "conclusion";

    private const string Ending = "ending";

    public override string Name => Kind;

    public override string Label => "环节异常处理";

    /// <summary>The form of one stage: the conclusions its workflow could have come to, and the ways its application may end from where it is.</summary>
    /// <param name="conclusions">By key, with what people read.</param>
    /// <param name="stage">Where the application is; none: the stage is not one of an application.</param>
    public static TaskForm Form(IEnumerable<(string Key, string Label)> conclusions, ApplicationStage? stage) => new(
    [
        new FormField(Conclusion, "按哪个结论继续", FieldType.Choice) { Options = [.. conclusions.Select(each => new FieldOption(each.Key, each.Label))], Help = "选择“按人工结论继续”时必填。" },
        .. stage is not { } at ? Array.Empty<FormField>() :
        [
            new FormField(Ending, "申报以何结果结束", FieldType.Choice) { Options = [.. Endings(at).Select(each => new FieldOption(each.ToString(), OutcomeChoices.InWords(each)))], Help = "选择“终止申报”时必填。" },
        ],
    ]) { Title = "环节异常处理" };

    public static IReadOnlyList<TaskAction> Actions(bool canRetry, bool mayStop) =>
    [
        .. canRetry ? [new TaskAction(Retry, "重试出错的步骤", NeedsForm: false)] : Array.Empty<TaskAction>(),
        new TaskAction(Continue, "按人工结论继续", NeedsForm: true, NeedsComment: true),
        .. mayStop ? [new TaskAction(Stop, "终止申报", NeedsForm: true, NeedsComment: true)] : Array.Empty<TaskAction>(),
    ];

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        if (answer.Action == Continue && answer.Text(Conclusion).Length == 0) throw Broken("conclusion-missing", "请选择按哪个结论继续。", Conclusion);
        if (answer.About.ApplicationId is not { } id) return;
        switch (answer.Action)
        {
            case Continue: await MayContinueAsync(await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == id, ct), ct); break;
            case Stop when !Enum.TryParse<ApplicationOutcome>(answer.Text(Ending), out var outcome): throw Broken("ending-missing", "终止申报须选择结束的结果。", Ending);
            case Stop: await progress.ConcludeAsync(id, Enum.Parse<ApplicationOutcome>(answer.Text(Ending)), answer.Opinion, answer.Actor, ct); break;
        }
    }

    private async Task MayContinueAsync(Application application, CancellationToken ct)
    {
        if (application.Stage == ApplicationStage.Concluded) throw Broken("application-concluded", "该申报已经结束，不能继续；请重试，或以同样的结果终止。", Conclusion);
        if (application.Stage is not (ApplicationStage.Submitted or ApplicationStage.Recommendation or ApplicationStage.Returned)) return;
        var last = await db.Set<Recommendation>().AsNoTracking().Where(r => r.ApplicationId == application.Id).OrderByDescending(r => r.Id).Select(r => (RecommendationDecision?)r.Decision).FirstOrDefaultAsync(ct);
        if (last != RecommendationDecision.Recommended) throw Broken("not-recommended", "推荐单位还没有推荐，人工结论不能代替推荐；请重试，或终止申报。", Conclusion);
    }

    /// <summary>Withdrawing is the company's to do, and being late is decided by the clock.</summary>
    private static IEnumerable<ApplicationOutcome> Endings(ApplicationStage stage) => StageRules.Endings
        .Where(each => each.Key is ApplicationOutcome.NotRecommended or ApplicationOutcome.Ineligible or ApplicationOutcome.NotSelected && (stage == ApplicationStage.Concluded || each.Value.Contains(stage)))
        .Select(each => each.Key).Order();

    private static RuleBrokenException Broken(string name, string message, string field) => new(new BrokenRule(name, message, field));
}
