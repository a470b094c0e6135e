using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>What people call the kinds of task. The kinds are looked at once.</summary>
public sealed class TaskKinds
{
    private readonly Lazy<Dictionary<string, string>> labels;

    internal TaskKinds(IServiceScopeFactory scopes) => labels = new(() =>
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetServices<TaskKind>().ToDictionary(kind => kind.Name, kind => kind.Label, StringComparer.Ordinal);
    });

    /// <summary>The kind's label; its name where nobody registered it.</summary>
    public string LabelOf(string name) => labels.Value.GetValueOrDefault(name, name);
}
