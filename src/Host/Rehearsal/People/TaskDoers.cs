using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Quotas;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>
/// Says who comes to a task when, and what they make of it. A kind of task it has no words for is answered with the first action offered, so that a
/// process owner's new step is rehearsed too.
/// </summary>
internal sealed class TaskDoers(Chance chance, OfficeHours hours, CompanyActs companies, DateTimeOffset applicationsClose)
{
    /// <summary>The visits a new task gets: one, or one of each respondent.</summary>
    public IEnumerable<Visit> VisitsTo(UserTask task, IEnumerable<string> respondents, DateTimeOffset now) =>
        task.TakesSeveralAnswers ? respondents.Select(user => Of(task, user, now)) : [Of(task, Doer(task), now)];

    private static string Doer(UserTask task)
    {
        if (task.Assignee is { } assignee) return assignee;
        var group = task.Candidates.Where(candidate => candidate.Kind == CandidateKind.Group).Select(candidate => candidate.Name).FirstOrDefault();
        return group?.Split(':') is ["unit", var number] ? Cast.Clerk(int.Parse(number, CultureInfo.InvariantCulture)) : Cast.Secretary;
    }

    private Visit Of(UserTask task, string by, DateTimeOffset now) => task.TaskType switch
    {
        "recommendation" => Recommendation(task, by, now),
        "quota-relaxation" => Soon(task, by, now, 30, Chosen(task, 0.8, "Grant", "Refuse", "本地区活动证明材料")),
        "eligibility" => Soon(task, by, now, 60, Eligibility(task)),
        "supplement" => Maybe(0.85, task, by, now, 50, new Reply("HandIn")),
        "document-review" => Review(task, by, now),
        "defence-receipt" => Maybe(0.95, task, by, now, 30, Chosen(task, 0.98, "Attend", "Decline", "因故不能参加")),
        "defence-attendance" => Soon(task, by, now, 1, Chosen(task, 0.97, "Present", "Absent", "未到场")),
        "defence-score" => Soon(task, by, now, 4, Scores(task, by, "Score")),
        "site-check-plan" => new Visit(by, hours.From(now.AddMinutes(chance.Between(5, 24 * 60, "comes:" + by, task.Id))), (services, ct) => SiteVisitChoice.OfAsync(task, About(task), First(task), services, ct)),
        "site-check-report" => Soon(task, by, now, 20, Chosen(task, 0.92, "Pass", "Fail", "现场情况与申报材料不一致")),
        "objection-decision" => Soon(task, by, now, 40, Objection(task)),
        "package" => Soon(task, by, now, 8, new Reply("Close", "主题不符，已请企业按要求重新发送。")),
        "defence-plan" => Soon(task, by, now, 8, new Reply("Plan", "按本届安排。", Wishes: new Dictionary<string, JsonNode?> { ["rooms"] = "第一会议室、第二会议室、第三会议室", ["seed"] = $"质量标杆抽签 {chance.Between(1, 999_999, "seed", task.Id)}" })),
        "event-publicity" => Soon(task, by, now, 60, new Reply("Published", "已刊发。", Wishes: new Dictionary<string, JsonNode?> { ["publishedOn"] = ShanghaiTime.DayOf(now).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) })),
        _ => Soon(task, by, now, 24, null),
    };

    /// <summary>At work within <paramref name="hoursAtMost"/>; no reply named: the first action offered.</summary>
    private Visit Soon(UserTask task, string by, DateTimeOffset now, int hoursAtMost, Reply? reply)
    {
        var at = hours.From(now.AddMinutes(chance.Between(5, hoursAtMost * 60, "comes:" + by, task.Id)));
        return new Visit(by, at, (_, _) => Task.FromResult<Reply?>(reply ?? First(task)));
    }

    /// <summary>As <see cref="Soon"/>, but some never come.</summary>
    private Visit Maybe(double probability, UserTask task, string by, DateTimeOffset now, int hoursAtMost, Reply reply) =>
        chance.Happens(probability, "comes at all:" + by, task.Id)
            ? Soon(task, by, now, hoursAtMost, reply)
            : new Visit(by, now, (_, _) => Task.FromResult<Reply?>(null));

    private Reply Chosen(UserTask task, double probability, string good, string bad, string why) =>
        chance.Happens(probability, good, task.Id) ? new Reply(good, "情况属实，同意。") : new Reply(bad, why + "，理由见附件。", 0.4);

    private static Reply First(UserTask task) => new(JsonSerializer.Deserialize(task.ActionsJson, InboxJson.Stored.IReadOnlyListTaskAction)?.FirstOrDefault()?.Key ?? TaskAction.Done.Key, "同意。");

    /// <summary>Before the deadline a clerk sends some back; after it, the unit's best are recommended in the order of their quality.</summary>
    private Visit Recommendation(UserTask task, string by, DateTimeOffset now)
    {
        var application = About(task);
        var company = companies.Of(application);
        if (applicationsClose - now > TimeSpan.FromDays(3) && chance.Happens(0.06, "returned", company.Number))
        {
            return new Visit(by, hours.From(now.AddHours(20)), (services, _) =>
            {
                companies.PlanAgain(company, services.GetRequiredService<TimeProvider>().GetUtcNow());
                return Task.FromResult<Reply?>(new Reply("Return", "典型经验材料缺少数据支撑，请补充后重新提交。", IfRefused: new Reply("Decline", "材料不足。")));
            });
        }

        // The best come first, so that places are taken in the order of quality.
        var first = applicationsClose > now ? applicationsClose : now;
        var at = hours.From(first.AddHours(9).AddMinutes((3 - company.Quality) * 480 + chance.Between(0, 30, "desk", company.Number)));
        return new Visit(by, at, (services, ct) => RecommendAsync(services, application, company, ct));
    }

    /// <summary>Some do not count their places: the system refuses them, and they decline.</summary>
    private async Task<Reply?> RecommendAsync(IServiceProvider services, long applicationId, CompanyPlan company, CancellationToken ct)
    {
        if (chance.Happens(0.02, "forgotten", company.Number)) return null;
        var decline = new Reply("Decline", "择优推荐名额已满，本届不予推荐。");
        if (company.Quality < -1.2) return new Reply("Decline", "经验成熟度不足，建议继续完善。");
        var application = await services.GetRequiredService<DbContext>().Set<Application>().AsNoTracking().SingleAsync(a => a.Id == applicationId, ct);
        var full = application.UnitId is { } unit && (await services.GetRequiredService<QuotaLedger>().BalanceAsync(unit, ct)).Left == 0;
        var recommend = new Reply("Recommend", "材料真实，经验成熟，同意推荐。", IfRefused: decline);
        return !full || chance.Happens(0.3, "does not count", company.Number) ? recommend : decline;
    }

    private Reply Eligibility(UserTask task)
    {
        var company = companies.Of(About(task));
        return chance.Of("eligible", company.Number) switch
        {
            < 0.03 => new Reply("Reject", "近三年存在不良信用记录。", 0),
            < 0.12 when task.Id == FirstOf(company, task) => new Reply("Supplement", "证明材料不全，请补正。", 0.5, IfRefused: new Reply("Pass", "符合要求。")),
            _ => new Reply("Pass", "符合要求。", IfRefused: new Reply("Reject", "未达到资格条件。", 0)),
        };
    }

    private readonly Dictionary<int, long> firstChecks = [];

    /// <summary>A supplement is asked for once.</summary>
    private long FirstOf(CompanyPlan company, UserTask task) => firstChecks.TryAdd(company.Number, task.Id) ? task.Id : firstChecks[company.Number];

    /// <summary>Most experts score within the days they have; some late, some never; a few find that they have to recuse themselves.</summary>
    private Visit Review(UserTask task, string by, DateTimeOffset now)
    {
        var luck = chance.Of("expert:" + by, task.Id);
        if (luck < 0.03) return new Visit(by, now, (_, _) => Task.FromResult<Reply?>(null));
        var at = hours.From(now.AddHours(luck < 0.10 ? 11 * 24 : chance.Between(8, 200, "scores:" + by, task.Id)));
        return new Visit(by, at, (_, _) => Task.FromResult<Reply?>(luck is >= 0.10 and < 0.12
            ? new Reply("Recuse", "近三年担任过该企业顾问，申请回避。", 0.5, new Dictionary<string, JsonNode?> { ["recusalReason"] = "Adviser" })
            : Scores(task, by, "Score")));
    }

    private Reply Scores(UserTask task, string by, string action)
    {
        var company = companies.Of(About(task));
        var onStage = task.TaskType == "defence-score" ? 0.09 * chance.Bell("on stage", company.Number) : 0; // who writes well may speak badly
        var favour = 0.78 + (0.08 * company.Quality) + onStage + (0.05 * chance.Bell("score:" + by, task.Id));
        return new Reply(action, "评分依据见评分表。", Math.Clamp(favour, 0.2, 0.99));
    }

    private Reply Objection(UserTask task) => chance.Happens(0.35, "upheld", task.Id)
        ? new Reply("Uphold", "经核实，异议成立。", Wishes: new Dictionary<string, JsonNode?> { ["effect"] = chance.Pick<string>(["Remove", "Correct", "None"], "effect", task.Id) }, IfRefused: new Reply("Dismiss", "经核实，异议不成立。"))
        : new Reply("Dismiss", "经核实，异议不成立。");

    private static long About(UserTask task) => long.Parse(task.AboutId ?? "0", CultureInfo.InvariantCulture);
}
