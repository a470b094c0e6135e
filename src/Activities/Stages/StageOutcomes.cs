using System.Reflection;
using Elsa.Workflows;
using Elsa.Workflows.Options;

namespace BenchmarkWorkflow.Activities.Stages;

/// <summary>The outcome <see cref="MendStage"/> has besides the conclusions of its stage.</summary>
public sealed class StageOutcomes : IPropertyUIHandler
{
    public float Priority => 0;

    public ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        new(new Dictionary<string, object> { [nameof(DynamicOutcomesOptions)] = new DynamicOutcomesOptions([MendStage.Stopped]) });
}
