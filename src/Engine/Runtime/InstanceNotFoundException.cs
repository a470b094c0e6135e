namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>There is no such instance, or no longer.</summary>
public sealed class InstanceNotFoundException(string instanceId) : Exception($"There is no workflow instance {instanceId}.")
{
    public string InstanceId => instanceId;
}
