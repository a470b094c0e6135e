using BenchmarkWorkflow.Activities.Reviews;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The two rounds in which experts score.</summary>
public sealed class RoundChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult<IEnumerable<SelectListItem>>([new("资料评审", AggregateScores.Document), new("答辩评审", AggregateScores.Defence)]);
}
