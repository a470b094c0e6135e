using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Engine.Incidents;

/// <summary>
/// Asks for repairs from within another unit of work: they are rows of the scope's transaction, carried out after its commit, each in a burst of its own. Scoped.
/// </summary>
public sealed class RepairRequests
{
    private readonly Outgoing outgoing;

    internal RepairRequests(Outgoing outgoing) => this.outgoing = outgoing;

    /// <summary>Every failed activity of the instance shall run again. One that has none by then stays as it is, and the request becomes a dead letter.</summary>
    public void Retry(string instanceId, string actor) => outgoing.Add(StimulusKind.Repair, new StimulusBody { Verb = Repairing.Retry, Actor = actor }, instanceId: instanceId);
}
