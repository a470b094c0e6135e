using BenchmarkWorkflow.Engine.Running;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Engine.Incidents;

/// <summary>What a person does about a failed activity, carried out in one burst; the incident is marked with how it was dealt with.</summary>
internal static class Repairing
{
    public const string Retry = "retry", Skip = "skip", Value = "value", Restart = "restart";

    public static async Task<BurstResult> RepairAsync(IEngineStore store, Bursts bursts, InstanceRow row, StimulusBody body, DateTimeOffset now, CancellationToken ct)
    {
        var wake = WakeOf(body);
        var by = body.Actor ?? "system";
        var resolution = body.Verb switch { Skip => "skipped", Value => "value", _ => "retried" };
        if (body.Executions is not { Count: > 0 } executions) store.Writes.Resolve(row.Id, null, resolution, now, by);
        else foreach (var execution in executions) store.Writes.Resolve(row.Id, execution, resolution, now, by);
        return await bursts.WakeAsync(row, wake, ct);
    }

    private static Wake WakeOf(StimulusBody body) => body.Verb switch
    {
        Retry => new RetryWake(body.Executions is { Count: > 0 } some ? [.. some] : null),
        Skip or Value => new SkipWake(body.Executions is [var one] ? one : throw new WrongRequestException("Skipping is for one failed execution at a time."))
        {
            Outcomes = body.Outcomes ?? [],
            Outputs = body.Outputs?.ToDictionary(output => output.Key, object? (output) => output.Value),
        },
        Restart => new RestartWake { Note = "Alteration ScheduleActivity succeeded" },
        _ => throw new WrongRequestException($"There is no repair '{body.Verb}'."),
    };
}
