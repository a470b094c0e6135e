using System.Reflection;
using BenchmarkWorkflow.Inbox.Tasks;
using Elsa.Workflows;
using Elsa.Workflows.Options;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>The outcomes every task has besides its actions.</summary>
public sealed class TaskOutcomes : IPropertyUIHandler
{
    public float Priority => 0;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, object> { [nameof(DynamicOutcomesOptions)] = new DynamicOutcomesOptions([TaskAction.Timeout, TaskAction.Cancelled]) });
}
