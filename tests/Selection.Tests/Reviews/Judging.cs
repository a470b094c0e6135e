using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

/// <summary>Short ways to bring applications through the judging.</summary>
internal static class Judging
{
    private static readonly IReadOnlyDictionary<string, decimal> DocumentLines = new Dictionary<string, decimal> { ["innovation"] = 30, ["practice"] = 40, ["benefit"] = 30 };
    private static readonly IReadOnlyDictionary<string, decimal> DefenceLines = new Dictionary<string, decimal> { ["clarity"] = 30, ["depth"] = 40, ["value"] = 30 };

    /// <summary>Points that make this total; halves allowed.</summary>
    public static Dictionary<string, decimal> Points(decimal total) => Spread(DocumentLines, total);

    public static Dictionary<string, decimal> DefencePoints(decimal total) => Spread(DefenceLines, total);

    public static async Task<IReadOnlyList<Expert>> ExpertsAsync(this Season season, int count, int area = 1, string employer = "某质量研究院", int capacity = 20)
    {
        var areaId = await season.AreaAsync(area);
        return await season.Do<ExpertPool, IReadOnlyList<Expert>>(async (pool, ct) =>
        {
            var first = (await pool.ListAsync(ct)).Count + 1;
            List<Expert> added = [];
            for (var i = 0; i < count; i++)
                added.Add(await pool.AddAsync(new($"expert{first + i}", $"专家{first + i}", employer, $"e{first + i}@example.com", capacity, [areaId]), "secretariat", ct));
            return added;
        });
    }

    public static Task<long> AreaAsync(this Season season, int number) =>
        season.Do<DbContext, long>((db, ct) => db.Set<KeyArea>().Where(a => a.CampaignId == season.CampaignId && a.Number == number).Select(a => a.Id).SingleAsync(ct));

    /// <summary>An application in the document review.</summary>
    public static async Task<long> InReviewAsync(this Season season, int unit = 1, int area = 1, string? company = null)
    {
        var id = await season.SubmittedAsync(unit, area, company);
        foreach (var stage in (ApplicationStage[])[ApplicationStage.Recommendation, ApplicationStage.Eligibility, ApplicationStage.DocumentReview]) await season.StageAsync(id, stage);
        return id;
    }

    public static Task<AssignmentResult> AssignAsync(this Season season, long application, int? experts = null) =>
        season.Do<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.AssignAsync(application, experts, "secretariat", ct));

    public static Task<decimal> ScoreAsync(this Season season, ScoreSheet sheet, decimal total) =>
        season.Do<ScoreSheetDesk, decimal>((desk, ct) => desk.SubmitAsync(sheet.Id, sheet.ExpertId, new(Points(total)), "expert", ct));

    public static Task<DocumentScore> DocumentScoreAsync(this Season season, long application) =>
        season.Do<DocumentScores, DocumentScore>((scores, ct) => scores.OfApplicationAsync(application, ct));

    /// <summary>Reviewed with this score by three, and on the way to its defence.</summary>
    public static async Task<long> ReviewedAsync(this Season season, decimal score, int unit = 1, int area = 1, string? company = null)
    {
        var id = await season.InReviewAsync(unit, area, company);
        foreach (var sheet in (await season.AssignAsync(id)).Sheets) await season.ScoreAsync(sheet, score);
        await season.StageAsync(id, ApplicationStage.Defence);
        return id;
    }

    /// <summary>Plans, draws, and hears everyone on the day, each with this score from each judge.</summary>
    public static async Task HearAsync(this Season season, DateOnly day, IReadOnlyDictionary<long, decimal> scores)
    {
        await season.Do<DefenceSchedule, DefencePlan>((schedule, ct) => schedule.PlanAsync(season.CampaignId, new(day, ["第一会场", "第二会场"]), "secretariat", ct));
        await season.Do<DefenceLottery, DefenceDraw>((lottery, ct) => lottery.CommitSeedAsync(season.CampaignId, "种子", "secretariat", ct));
        await season.Do<DefenceLottery, IReadOnlyList<DrawnSession>>((lottery, ct) => lottery.DrawAsync(season.CampaignId, null, "secretariat", ct));
        season.Time.MoveTo(new DateTimeOffset(day.ToDateTime(new(18, 0)), TimeSpan.FromHours(8)));
        await season.Do<DefenceDay>(async (defence, ct) =>
        {
            foreach (var (application, score) in scores)
            {
                await defence.MarkAsync(application, DefenceAttendance.Present, "", "secretariat", ct);
                foreach (var judge in await defence.JudgesAsync(application, ct)) await defence.ScoreAsync(application, judge, new(DefencePoints(score)), "expert", ct);
            }
        });
    }

    private static Dictionary<string, decimal> Spread(IReadOnlyDictionary<string, decimal> lines, decimal total)
    {
        Dictionary<string, decimal> points = [];
        foreach (var (name, most) in lines)
        {
            points[name] = Math.Min(most, total);
            total -= points[name];
        }

        return points;
    }
}
