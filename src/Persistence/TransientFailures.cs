using BenchmarkWorkflow.Engine.Running;

namespace BenchmarkWorkflow.Persistence;

/// <inheritdoc/>
internal sealed class TransientFailures : ITransientFailures
{
    public bool IsTransient(Exception exception) => Transient.Is(exception);
}
