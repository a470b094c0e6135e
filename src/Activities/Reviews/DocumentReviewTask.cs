using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>An expert scores the documents by the campaign's rubric, or declares a recusal. Each score counts from the moment it is given.</summary>
internal sealed class DocumentReviewTask(DbContext db, ScoreSheetDesk sheets, RecusalDesk recusals, ExpertPool experts, CampaignDesk campaigns) : TaskKind
{
    public const string Kind = "document-review";

    public override string Name => Kind;

    public override string Label => "资料评审打分";

    public override bool TellsOutcomeOnly => true;

    public override async Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        ScoreForm.Of("资料评审评分表", (await campaigns.SettingsAsync(about.CampaignId, ct)).Review.Rubric, ScoreForm.RecusalReason);

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var application = answer.About.NeedApplication();
        var expert = await experts.FindAsync(answer.Actor, ct) ?? throw ScoreForm.NotAnExpert(answer.Actor);
        if (answer.Action == "Recuse")
        {
            RuleBrokenException.ThrowIfAny([.. TextRules.TooLong(("comment", answer.Opinion, RecusalRules.MostNote))]);
            await recusals.DeclareAsync(expert.Id, application, ScoreForm.ReasonIn(answer), answer.Opinion, answer.Actor, ct);
            return;
        }

        var sheet = await db.Set<ScoreSheet>().AsNoTracking().Where(s => s.ApplicationId == application && s.ExpertId == expert.Id).Select(s => (long?)s.Id).SingleOrDefaultAsync(ct)
            ?? throw ScoreForm.NotAnExpert(answer.Actor);
        var rubric = (await campaigns.SettingsAsync(answer.About.CampaignId, ct)).Review.Rubric;
        await sheets.SubmitAsync(sheet, expert.Id, ScoreForm.Entry(answer, rubric), answer.Actor, ct);
    }
}
