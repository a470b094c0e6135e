using BenchmarkWorkflow.Selection.Applications;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The stages of an application, in their order.</summary>
public sealed class StageChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(Enum.GetValues<ApplicationStage>().Select(stage => new SelectListItem($"{StageRules.InWords(stage)} {stage}", stage.ToString())));
}

/// <summary>The ways an application can end.</summary>
public sealed class OutcomeChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(Enum.GetValues<ApplicationOutcome>().Where(outcome => outcome != ApplicationOutcome.Open).Select(outcome => new SelectListItem($"{InWords(outcome)} {outcome}", outcome.ToString())));

    internal static string InWords(ApplicationOutcome outcome) => outcome switch
    {
        ApplicationOutcome.Open => "未结束",
        ApplicationOutcome.Selected => "入选",
        ApplicationOutcome.NotSelected => "未入选",
        ApplicationOutcome.NotRecommended => "未推荐",
        ApplicationOutcome.Ineligible => "不合格",
        ApplicationOutcome.Withdrawn => "撤回",
        ApplicationOutcome.Late => "逾期",
        ApplicationOutcome.Removed => "移除",
    };
}
