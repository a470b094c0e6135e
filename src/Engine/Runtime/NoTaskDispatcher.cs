using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>A task is its bookmark: whoever is to do it finds it there. An application that wants to be told registers a dispatcher of its own.</summary>
internal sealed class NoTaskDispatcher : ITaskDispatcher
{
    public Task DispatchAsync(RunTaskRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;
}
