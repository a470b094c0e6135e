using BenchmarkWorkflow.Activities.Letters;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The appointments a mail can carry.</summary>
public sealed class AppointmentChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(services.GetServices<IAppointment>().OrderBy(kind => kind.Name, StringComparer.Ordinal).Select(kind => new SelectListItem($"{kind.Label} {kind.Name}", kind.Name)));
}
