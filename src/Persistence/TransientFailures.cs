using BenchmarkWorkflow.Engine.Running;

namespace BenchmarkWorkflow.Persistence;

/// <inheritdoc/>
internal sealed class TransientFailures : ITransientFailures
{
    public bool IsTransient(Exception exception) => Transient.Is(exception);

    public bool MayRepeat(Exception exception, int attempts, TimeSpan since, bool inDoubt) => Transient.MayRepeat(exception, attempts, since, inDoubt);
}
