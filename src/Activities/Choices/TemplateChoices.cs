using BenchmarkWorkflow.Mail.Templates;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The mail templates.</summary>
public sealed class TemplateChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct) =>
        Task.FromResult(services.GetRequiredService<TemplateLibrary>().All.Select(template => new SelectListItem($"{template.Title} {template.Name}", template.Name)));
}
