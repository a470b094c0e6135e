using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>What the secretariat, experts and panels do.</summary>
internal static class Staff
{
    public static async Task PassEligibilityAsync(this ProcessBench bench)
    {
        var settings = await bench.SettingsAsync();
        await bench.AnswerAsync("eligibility", "Pass", "符合", [.. settings.Eligibility.Checklist.Select(item => (item.Name, (JsonNode?)true))]);
    }

    /// <summary>Every expert who is asked gives so many of a hundred points.</summary>
    public static async Task ScoreDocumentsAsync(this ProcessBench bench, int points) =>
        await bench.AnswerAsync("document-review", "Score", "评语", Points((await bench.SettingsAsync()).Review.Rubric, points));

    /// <summary>One expert gives so many of a hundred points.</summary>
    public static async Task ScoreAsync(this ProcessBench bench, UserTask task, string expert, int points) =>
        await bench.AnswerAsync(task, expert, "Score", "评语", Points((await bench.SettingsAsync()).Review.Rubric, points));

    /// <summary>From handing in to the end of the document review.</summary>
    public static async Task<long> ReachDefenceAsync(this ProcessBench bench, int documentPoints = 80)
    {
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        await bench.PassEligibilityAsync();
        await bench.ScoreDocumentsAsync(documentPoints);
        return application;
    }

    /// <summary>The sessions are planned and drawn; the company is invited.</summary>
    public static async Task PlanDefenceAsync(this ProcessBench bench)
    {
        await bench.PassToAsync(DeadlineNames.Recommendations);
        await bench.PassAsync(TimeSpan.FromDays(1));
        var first = DateOnly.FromDateTime(bench.Now.AddDays(10).UtcDateTime).ToString("yyyy-MM-dd");
        await bench.AnswerAsync("defence-plan", "Plan", "", ("firstDay", first), ("rooms", "一号厅、二号厅"), ("seed", "seed-1"));
    }

    public static async Task ScoreDefenceAsync(this ProcessBench bench, int points) =>
        await bench.AnswerAsync("defence-score", "Score", "评语", Points((await bench.SettingsAsync()).Defence.Rubric, points));

    /// <summary>From handing in to the published list.</summary>
    public static async Task<long> ReachNoticeAsync(this ProcessBench bench)
    {
        var application = await bench.ReachDefenceAsync();
        await bench.HoldDefenceAsync(85);
        await bench.PassToAsync(DeadlineNames.Notice);
        await bench.AnswerAsync("confirm-list", "Confirm");
        return application;
    }

    /// <summary>From planning the sessions to the last score.</summary>
    public static async Task HoldDefenceAsync(this ProcessBench bench, int points)
    {
        await bench.PlanDefenceAsync();
        await bench.AnswerAsync("defence-receipt", "Attend", "", ("presenters", "张三、李四"));
        await bench.PassAsync(TimeSpan.FromDays(14));
        await bench.AnswerAsync("defence-attendance", "Present");
        await bench.ScoreDefenceAsync(points);
    }

    /// <summary>Three of those who may go to the company do, three days from now.</summary>
    /// <returns>Who leads them.</returns>
    public static async Task<string> PlanSiteCheckAsync(this ProcessBench bench)
    {
        var plan = Assert.Single(await bench.OpenAsync("site-check-plan"));
        var offered = JsonNode.Parse(plan.FormJson!)!["fields"]!.AsArray().Single(field => field!["key"]!.GetValue<string>() == "team")!["options"]!.AsArray(); // its form asks for a team
        var team = offered.Take(3).Select(option => option!["value"]!.GetValue<string>()).ToList();
        var day = DateOnly.FromDateTime(bench.Now.AddDays(3).UtcDateTime).ToString("yyyy-MM-dd");
        await bench.AnswerAsync(plan, ProcessBench.Staff, "Plan", "", ("team", new JsonArray([.. team.Select(user => (JsonNode)user)])), ("visitFrom", day), ("visitUntil", day));
        return team[0];
    }

    /// <summary>The first company's address is now this; one that is none stops every step that writes to it.</summary>
    public static Task AddressAsync(this ProcessBench bench, string address) =>
        bench.ReadAsync(db => db.Set<Applicant>().ExecuteUpdateAsync(set => set.SetProperty(company => company.ContactEmail, address)));

    /// <summary>Likewise of all experts, by their number.</summary>
    public static Task ExpertsAsync(this ProcessBench bench, Func<int, string> address) => bench.ActAsync(async (services, ct) =>
    {
        var db = services.GetRequiredService<DbContext>();
        foreach (var expert in await db.Set<Expert>().ToListAsync(ct)) expert.Email = address((int)expert.Id);
        await db.SaveChangesAsync(ct);
    });

    public static Task CancelTaskAsync(this ProcessBench bench, UserTask task) => bench.ActAsync(async (services, ct) =>
    {
        var coordinator = new TaskAct(task.Id, ProcessBench.Staff) { Reason = "误派" };
        await services.GetRequiredService<UserTasks>().CancelByPersonAsync(coordinator, ct);
    });

    /// <summary>Somebody cancels or deletes an instance in the list of instances.</summary>
    /// <param name="how"><c>cancel</c> or <c>delete</c>.</param>
    public static async Task RemoveAsync(this ProcessBench bench, string instance, string how)
    {
        if (how == "cancel") Assert.True(await bench.Instances.CancelAsync(instance, default));
        else Assert.Equal(1, await bench.Instances.DeleteAsync([instance], default));
        await bench.ActAsync((_, _) => Task.CompletedTask);
    }

    /// <summary>The reasons on a task's record.</summary>
    public static Task<List<string?>> WhatHappenedAsync(this ProcessBench bench, UserTask task) =>
        bench.ReadAsync(db => db.Set<TaskEvent>().Where(line => line.TaskId == task.Id).Select(line => line.Reason).ToListAsync());

    public static Task MoveDateAsync(this ProcessBench bench, string name, TimeSpan by) => bench.ActAsync(async (services, ct) =>
    {
        var dates = services.GetRequiredService<CampaignDates>();
        await dates.MoveAsync(bench.CampaignId, new Dictionary<string, DateTimeOffset> { [name] = await dates.AtAsync(bench.CampaignId, name, ct) + by }, null, "顺延", ProcessBench.Staff, ct);
    });

    public static Task<CampaignSettings> SettingsAsync(this ProcessBench bench) =>
        bench.ReadAsync(db => db.Set<Campaign>().AsNoTracking().Where(c => c.Id == bench.CampaignId).Select(c => c.Settings).SingleAsync());

    private static (string, JsonNode?)[] Points(IReadOnlyList<RubricItem> rubric, int percent) => [.. rubric.Select(line => (line.Name, (JsonNode?)JsonValue.Create(line.MaxPoints * percent / 100)))];
}
