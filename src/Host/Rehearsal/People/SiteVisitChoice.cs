using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>The secretariat looks for the first working day on which enough of those who are offered are free.</summary>
internal static class SiteVisitChoice
{
    /// <summary>Days that a company is given to prepare, and how far ahead is looked.</summary>
    private const int Notice = 3, Ahead = 30;

    /// <param name="otherwise">What is done with a form that asks for no team.</param>
    public static async Task<Reply?> OfAsync(UserTask task, long applicationId, Reply otherwise, IServiceProvider services, CancellationToken ct)
    {
        var check = (await services.GetRequiredService<SiteCheckDesk>().OfApplicationAsync(applicationId, ct)).LastOrDefault(one => one.IsOpen);
        if (check is null || Offered(task) is not { Count: > 0 } offered) return otherwise;
        var (crew, experts) = (services.GetRequiredService<SiteCheckCrew>(), (await services.GetRequiredService<ExpertPool>().ListAsync(ct)).ToDictionary(expert => expert.Account));
        var size = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(check.CampaignId, ct)).SiteCheck.TeamSize;
        var calendar = services.GetRequiredService<WorkingCalendar>();
        var today = ShanghaiTime.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        List<long> ids = [.. offered.Where(experts.ContainsKey).Select(account => experts[account].Id)];
        foreach (var day in Enumerable.Range(Notice, Ahead).Select(today.AddDays).Where(calendar.IsWorkingDay))
        {
            var free = (await crew.OfAsync(check, ids, day, day, ct)).Where(one => one is { IsRetired: false, IsAway: false, Recused: null, Elsewhere: null }).Select(one => one.ExpertId).ToHashSet();
            var team = offered.Where(account => experts.TryGetValue(account, out var expert) && free.Contains(expert.Id)).Take(size).ToList();
            if (team.Count < size) continue;
            var written = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return otherwise with { Wishes = new Dictionary<string, JsonNode?> { ["team"] = new JsonArray([.. team.Select(account => (JsonNode)account)]), ["visitFrom"] = written, ["visitUntil"] = written } };
        }

        return null;
    }

    private static List<string>? Offered(UserTask task) =>
        JsonNode.Parse(task.FormJson ?? "{}")?["fields"]?.AsArray().FirstOrDefault(field => field?["key"]?.GetValue<string>() == "team")?["options"]?.AsArray().Select(option => option?["value"]?.GetValue<string>()).OfType<string>().ToList();
}
