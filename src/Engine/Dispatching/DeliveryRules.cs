using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Engine.Dispatching;

/// <summary>When a stimulus or timer that failed is tried again.</summary>
internal static class DeliveryRules
{
    /// <summary>A stimulus that failed this often is a dead letter.</summary>
    public const int Attempts = 5;

    /// <summary>
    /// How long a word to whoever waits stays when nobody does: a burst that looked before the word and commits its wait after it is heard all the same.
    /// Bursts have no time limit; from that look to the commit it is a few statements, and one that hangs fails after 30 seconds. Who misses the word all the same
    /// looks again when its own time comes (decision 009 names the exception).
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Such a stimulus says that something changed, to everyone who waits for that now; who comes later sees the change itself. An event is meant for whoever
    /// waits for it at any time, and one for an instance, an execution or a correlation is meant for that.
    /// </summary>
    public static bool IsForWhoeverWaits(Stimulus stimulus) => stimulus is
    {
        Kind: StimulusKind.Broadcast, Name: not (null or EventNames.Activity), InstanceId: null, BookmarkId: null, CorrelationId: null, ActivityInstanceId: null,
    };

    /// <summary>1, 4, 16, 64 … seconds, at most an hour.</summary>
    public static TimeSpan Pause(int attempts) => TimeSpan.FromSeconds(Math.Min(3600, Math.Pow(4, Math.Max(0, attempts - 1))));
}
