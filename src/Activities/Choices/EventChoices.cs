using BenchmarkWorkflow.Activities.Acts;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The events that acts of people and these activities send to a matter.</summary>
public sealed class EventChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(EventNames.InWords.Select(name => new SelectListItem($"{name.Value} {name.Key}", name.Key)));
}
