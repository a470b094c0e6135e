using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>The secretariat asks another expert in place of a late one, where the process waits: the sheet, the place in the inbox' task, and the letter change together.</summary>
public sealed class Reassignment(DbContext db, ExpertAssignment assignment, Respondents respondents, Outbox outbox)
{
    /// <param name="expertId">Who is asked; none: whom the assignment finds.</param>
    /// <exception cref="RuleBrokenException"><c>reason-missing</c>, <c>no-expert-left</c>, <c>process-not-waiting</c>; see <see cref="ExpertAssignment.ReplaceAsync"/> and <see cref="ExpertAssignment.ReplaceByAsync"/>.</exception>
    public async Task<ScoreSheet> ReplaceAsync(long sheetId, long? expertId, string reason, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIf(TextRules.HasReason(reason));
        var late = await (from sheet in db.Set<ScoreSheet>() where sheet.Id == sheetId join expert in db.Set<Expert>() on sheet.ExpertId equals expert.Id select new { sheet.ApplicationId, expert.Account }).SingleAsync(ct);
        var given = expertId is { } chosen ? await assignment.ReplaceByAsync(sheetId, chosen, actor, ct) : await FoundAsync(sheetId, actor, ct);
        var next = await db.Set<Expert>().AsNoTracking().SingleAsync(expert => expert.Id == given.ExpertId, ct);
        var task = await db.AwaitedReviewOf(late.Account, late.ApplicationId).Select(one => (long?)one.Id).FirstOrDefaultAsync(ct) ?? throw new RuleBrokenException(new BrokenRule("process-not-waiting", "流程此时不在等待该专家的评分，不能改派。请稍后刷新查看。"));
        await respondents.ReplaceAsync(new TaskAct(task, actor) { Reason = reason.Trim() }, late.Account, next.Account, ct);
        await TellAsync(given, next, ct);
        return given;
    }

    private async Task<ScoreSheet> FoundAsync(long sheetId, string actor, CancellationToken ct)
    {
        var replaced = await assignment.ReplaceAsync(sheetId, actor, ct);
        RuleBrokenException.ThrowIf(AssignmentRules.MayTakeAway(replaced));
        return replaced.Sheets.Single();
    }

    private async Task TellAsync(ScoreSheet sheet, Expert expert, CancellationToken ct)
    {
        var about = await (
            from application in db.Set<Application>()
            where application.Id == sheet.ApplicationId
            join campaign in db.Set<Campaign>() on application.CampaignId equals campaign.Id
            from area in db.Set<KeyArea>().Where(one => one.Id == application.AreaId).DefaultIfEmpty()
            select new { application.ReceiptNumber, campaign.Year, Area = area == null ? "" : area.Name }).SingleAsync(ct);
        await outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = string.Create(CultureInfo.InvariantCulture, $"reassignment/{sheet.Id}"), Recipients = [new MailRecipient(expert.Email, expert.Name)], ToUser = expert.Account, Template = "expert-assigned",
                ModelJson = JsonSerializer.Serialize(new { year = about.Year, expert = expert.Name, reference = about.ReceiptNumber, area = about.Area, dueAt = sheet.DueAt }, ActivitiesJson.Readable),
                AboutKind = Matter.Application, AboutId = sheet.ApplicationId.ToString(CultureInfo.InvariantCulture),
            },
            ct);
    }
}
