using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Eligibility;
using FormField = BenchmarkWorkflow.Inbox.Forms.FormField;

namespace BenchmarkWorkflow.Activities.Eligibility;

/// <summary>The secretariat goes through the campaign's checklist and passes, asks for a supplement, or rejects.</summary>
internal sealed class EligibilityTask(EligibilityDesk desk, CampaignDesk campaigns) : TaskKind
{
    private const string NoteSuffix = "Note";

    public override string Name => "eligibility";

    public override string Label => "资格审查";

    /// <summary>A yes or no for each item, and a note for those that are not met.</summary>
    public override async Task<TaskForm?> FormAsync(Case about, CancellationToken ct)
    {
        var checklist = (await campaigns.SettingsAsync(about.CampaignId, ct)).Eligibility.Checklist;
        return new TaskForm(
        [
            .. checklist.SelectMany<EligibilityItem, FormField>(item =>
            [
                new(item.Name, item.Text, FieldType.Boolean),
                new(item.Name + NoteSuffix, $"{item.Text}：不符合的原因", FieldType.LongText) { MaxLength = 500, AskedWhen = new(item.Name, "false") },
            ]),
        ]) { Title = "资格审查清单" };
    }

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var application = answer.About.NeedApplication();
        if (await FindingsAsync(answer, ct) is { Count: > 0 } findings) await desk.MarkAsync(application, findings, answer.Actor, ct);
        switch (answer.Action)
        {
            case "Pass": await desk.PassAsync(application, answer.Actor, ct); break;
            case "Supplement": await desk.RequestSupplementAsync(application, answer.Opinion, answer.Actor, ct); break;
            case "Reject": await desk.RejectAsync(application, answer.Opinion, answer.Actor, ct); break;
        }
    }

    /// <summary>What was filled in; the opinion stands for the note of an unmet item that has none.</summary>
    private async Task<List<EligibilityFinding>> FindingsAsync(PersonsAnswer answer, CancellationToken ct)
    {
        List<EligibilityFinding> findings = [];
        foreach (var item in (await campaigns.SettingsAsync(answer.About.CampaignId, ct)).Eligibility.Checklist)
            if (answer.Data.TryGetProperty(item.Name, out var met) && met.ValueKind is JsonValueKind.True or JsonValueKind.False)
                findings.Add(new(item.Name, met.GetBoolean(), met.GetBoolean() ? "" : answer.Text(item.Name + NoteSuffix) is { Length: > 0 } note ? note : answer.Opinion));
        return findings;
    }
}
