using BenchmarkWorkflow.Engine.Storage;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>Writes stimuli into the scope's transaction: what was accepted is a row from its commit on. Scoped.</summary>
internal sealed class Outgoing(IEngineStore store, IStimulusHasher hasher, TimeProvider time)
{
    public void Add(StimulusKind kind, StimulusBody body, string? instanceId = null, string? bookmarkId = null, string? name = null, string? hash = null, string? correlationId = null, string? activityInstanceId = null)
    {
        var now = time.GetUtcNow();
        store.Writes.Add(new Stimulus
        {
            Kind = kind,
            InstanceId = instanceId,
            BookmarkId = bookmarkId,
            Name = name,
            Hash = hash,
            CorrelationId = correlationId,
            ActivityInstanceId = activityInstanceId,
            Body = body.Write(),
            CreatedAt = now,
            VisibleAt = now,
        });
    }

    public string Hash(string name, object? payload, string? activityInstanceId = null) => hasher.Hash(name, payload, activityInstanceId);
}
