namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>Told after a commit that there is work: the dispatcher of this process.</summary>
public interface IWakeUp
{
    /// <summary>Something is to be done at <paramref name="due"/> (now, if that has passed). Must not block or throw.</summary>
    void Wake(DateTimeOffset due);
}
