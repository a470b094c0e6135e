using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Reviews;

/// <summary>One server for a class of tests: nine experts, the secretariat, and applications that are brought to where a test needs them; the tasks are as the processes make them.</summary>
public sealed class JudgedSeason : IAsyncLifetime
{
    public const string Remark = "只写给自己的评语";
    private const string Staff = "staff";

    private readonly Dictionary<string, Browser> browsers = [];
    private SeasonServer? season;
    private int companies;

    internal SeasonServer Season => season!;

    internal static string NameOf(string expert) => "评审专家" + expert.Split('-')[1];

    public async Task InitializeAsync()
    {
        season = await SeasonServer.OpenAsync();
        await Season.DoAsync(async (services, ct) =>
        {
            var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
            for (var number = 1; number <= 9; number++)
                await services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry($"expert-{number}", $"评审专家{number}", $"研究院{number}", $"expert{number}@experts.example", 20, areas), Staff, ct);
            return true;
        });
        for (var number = 1; number <= 9; number++) browsers[$"expert-{number}"] = await Season.SignInAsync($"expert-{number}", Roles.Expert);
        browsers["secretary"] = await Season.SecretaryAsync();
        browsers["clerk-1"] = await Season.SignInAsync("clerk-1", Roles.Unit, unit: 1);
    }

    public async Task DisposeAsync()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
        await Season.DisposeAsync();
    }

    internal HttpClient As(string user) => browsers[user].Client;

    /// <summary>Signs somebody in again: a session does not last for days.</summary>
    internal async Task SignInAgainAsync(string user)
    {
        browsers[user].Dispose();
        browsers[user] = await Season.SignInAgainAsync(user);
    }

    /// <summary>Expects this answer.</summary>
    internal async Task<JsonNode> GetAsync(string user, string path, int status = 200) => await ReadAsync(await As(user).GetAsync("/api" + path), status);

    internal async Task<JsonNode> PostAsync(string user, string path, object body, int status = 200) => await ReadAsync(await As(user).PostAsJsonAsync("/api" + path, body), status);

    internal async Task<JsonNode> PutAsync(string user, string path, object body, int status = 200, long? revision = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api" + path) { Content = JsonContent.Create(body) };
        if (revision is { } seen) request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return await ReadAsync(await As(user).SendAsync(request), status);
    }

    /// <summary>The next company's application in the document review, its experts asked.</summary>
    internal async Task<Reviewed> ReviewAsync()
    {
        var number = Interlocked.Increment(ref companies);
        var id = await Season.SubmitAsync(number, 1);
        foreach (var stage in (ApplicationStage[])[ApplicationStage.Recommendation, ApplicationStage.Eligibility, ApplicationStage.DocumentReview]) await StageAsync(id, stage);
        var sheets = (await Season.DoAsync<ExpertAssignment, AssignmentResult>((verbs, ct) => verbs.AssignAsync(id, null, Staff, ct))).Sheets;
        List<string> judges = [.. sheets.Select(sheet => $"expert-{sheet.ExpertId}")];
        return new(id, number, judges, await TaskAsync(id, "document-review", judges, [new("Score", "提交评分"), new("Recuse", "申请回避", NeedsComment: true)], "Recuse"));
    }

    /// <summary>The same with its turn before a panel, as planned and drawn.</summary>
    internal async Task<Reviewed> PlanAsync()
    {
        var reviewed = await ReviewAsync();
        foreach (var judge in reviewed.Judges) await ScoreAsync(reviewed, judge, 80);
        await StageAsync(reviewed.Id, ApplicationStage.Defence);
        var day = DateOnly.FromDateTime(Season.Server.Time.GetUtcNow().UtcDateTime).AddDays(20);
        await Season.DoAsync<DefenceSchedule>((schedule, ct) => schedule.PlanAsync(Season.CampaignId, new(day, ["第一会场"]), Staff, ct));
        await Season.DoAsync<DefenceLottery>((lottery, ct) => lottery.CommitSeedAsync(Season.CampaignId, "种子", Staff, ct));
        await Season.DoAsync<DefenceLottery>((lottery, ct) => lottery.DrawAsync(Season.CampaignId, null, Staff, ct));
        return reviewed;
    }

    /// <summary>The same before its panel, which is asked to score.</summary>
    internal async Task<Reviewed> HearAsync()
    {
        var reviewed = await PlanAsync();
        await Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<DefenceSlot>().Where(slot => slot.ApplicationId == reviewed.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(slot => slot.Attendance, DefenceAttendance.Present), ct)); // the day itself is weeks away, and sessions do not last so long
        var panel = (await Season.DoAsync<DefenceDay, IReadOnlyList<long>>((defence, ct) => defence.JudgesAsync(reviewed.Id, ct))).Select(expert => $"expert-{expert}").ToList();
        return reviewed with { Kind = "defence", Judges = panel, TaskId = await TaskAsync(reviewed.Id, "defence-score", panel, [new("Score", "提交评分")], null) };
    }

    /// <summary>Hands a score in as the pages do, by the inbox; so many of a hundred points.</summary>
    internal Task<JsonNode> ScoreAsync(Reviewed reviewed, string judge, decimal total, int status = 200) => PostAsync(judge, $"/tasks/{reviewed.TaskId}/complete", new
    {
        action = "Score", comment = $"{Remark} {judge}",
        data = new JsonObject([
            .. (reviewed.Kind == "defence" ? (string[])["clarity", "depth", "value"] : ["innovation", "practice", "benefit"]).Zip([0.3m, 0.4m, 0.3m]).SelectMany(line => (KeyValuePair<string, JsonNode?>[])
                [new(line.First, Math.Round(total * line.Second * 2) / 2), new(line.First + "Remark", $"{Remark} {judge} {line.First}")]),
        ]),
    }, status);

    internal Task StageAsync(long id, ApplicationStage stage) => Season.DoAsync<ApplicationProgress>((progress, ct) => progress.SetStageAsync(id, stage, "转入下一阶段", Staff, ct));

    /// <summary>How a task ended; null while it is open.</summary>
    internal Task<string?> OutcomeAsync(long task) =>
        Season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<Inbox.Tasks.UserTask>().Where(one => one.Id == task).Select(one => one.Outcome).SingleAsync(ct));

    internal static string Text(JsonNode node) => node.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private async Task<long> TaskAsync(long application, string kind, IReadOnlyList<string> judges, IReadOnlyList<TaskAction> actions, string? veto) =>
        (await Season.DoAsync<UserTasks, TaskReceipt>((tasks, ct) => tasks.CreateAsync(
            new NewUserTask
            {
                Title = $"评分 {application}", TaskType = kind, Respondents = judges, Actions = actions, VetoAction = veto, AboutKind = "application", AboutId = $"{application}",
                CorrelationId = $"application:{application}",
            },
            ct))).TaskId;

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, int status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode == status, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }
    }
}

/// <summary>An application and who was asked to score it.</summary>
internal sealed record Reviewed(long Id, int Number, IReadOnlyList<string> Judges, long TaskId)
{
    public string Kind { get; init; } = "documents";
}
