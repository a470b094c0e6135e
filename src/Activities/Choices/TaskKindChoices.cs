using BenchmarkWorkflow.Activities.Tasks;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The kinds of task that have a form or do something by themselves.</summary>
public sealed class TaskKindChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(services.GetServices<TaskKind>().OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => new SelectListItem($"{kind.Label} {kind.Name}", kind.Name)));
}
