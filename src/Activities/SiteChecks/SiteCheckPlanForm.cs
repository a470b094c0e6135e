using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>What is asked of who plans a visit: a team out of the pool, without those who may not judge the company, and the days.</summary>
public sealed class SiteCheckPlanForm(SiteCheckDesk desk, ExpertPool experts, CampaignDesk campaigns)
{
    public async Task<TaskForm> OfAsync(long applicationId, long campaignId, CancellationToken ct)
    {
        var size = (await campaigns.SettingsAsync(campaignId, ct)).SiteCheck.TeamSize;
        var pool = (await experts.ListAsync(ct)).ToDictionary(expert => expert.Id);
        var offered = (await desk.ProposeTeamAsync(applicationId, pool.Count, ct)).Select(id => pool[id]);
        return new TaskForm(
        [
            new("team", $"核查组（不少于 {size} 人，第一位为组长）", FieldType.Choices) { Required = true, Options = [.. offered.Select(expert => new FieldOption(expert.Account, $"{expert.Name}（{expert.Employer}）"))] },
            new("visitFrom", "核查首日", FieldType.Date) { Required = true },
            new("visitUntil", "核查末日", FieldType.Date) { Required = true },
        ]) { Title = "现场核查安排" };
    }
}
