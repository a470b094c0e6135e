using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>What the many others do meanwhile, by the product's verbs.</summary>
internal static class Crowd
{
    /// <summary>Everybody who is asked this of an application, but for <paramref name="except"/>, answers the same.</summary>
    public static async Task AnswerAsync(this SeasonSite site, string taskType, long about, string action, (string Key, JsonNode? Value)[] form, IReadOnlyCollection<string>? except = null)
    {
        await site.ActAsync(async (services, _, ct) =>
        {
            var id = about.ToString(CultureInfo.InvariantCulture);
            var task = await services.GetRequiredService<DbContext>().Set<UserTask>().AsNoTracking().Include(one => one.Answers)
                .Where(one => one.TaskType == taskType && one.AboutId == id && one.FinishedAt == null).OrderBy(one => one.Id).FirstAsync(ct);
            var asked = task.TakesSeveralAnswers ? task.Answers.Where(answer => answer.State == AnswerState.Awaited).Select(answer => answer.User) : [task.Assignee ?? Clerk];
            foreach (var user in asked.Except(except ?? []).ToList())
            {
                if (task is { TakesSeveralAnswers: false, Assignee: null }) await services.GetRequiredService<TaskAssignment>().ClaimAsync(new TaskAct(task.Id, user), ct);
                var data = new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
                await services.GetRequiredService<UserTasks>().CompleteAsync(new TaskAct(task.Id, user), new TaskAnswerGiven(action, data.ToJsonString(), "意见"), ct);
            }

            return true;
        });
        await site.SettleAsync();
    }

    /// <summary>Points by the documents' rubric: of 30, 40 and 30.</summary>
    public static (string, JsonNode?)[] OfDocuments(double innovation, double practice, double benefit) => [("innovation", innovation), ("practice", practice), ("benefit", benefit)];

    /// <summary>Points by a defence's rubric: of 30, 40 and 30.</summary>
    public static (string, JsonNode?)[] OfDefence(double clarity, double depth, double value) => [("clarity", clarity), ("depth", depth), ("value", value)];

    /// <summary>A colleague of the secretary.</summary>
    private const string Clerk = "limin";
}
