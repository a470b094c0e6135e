using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Selection.Eligibility;

namespace BenchmarkWorkflow.Activities.Eligibility;

/// <summary>The company says that what was asked for is uploaded.</summary>
internal sealed class SupplementTask(EligibilityDesk desk) : TaskKind
{
    public override string Name => "supplement";

    public override string Label => "补正申报材料";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) =>
        answer.Action == "HandIn" ? desk.HandInSupplementAsync(answer.About.NeedApplication(), answer.Actor, ct) : Task.CompletedTask;
}
