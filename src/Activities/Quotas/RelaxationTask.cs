using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Selection.Quotas;

namespace BenchmarkWorkflow.Activities.Quotas;

/// <summary>The secretariat grants or refuses a unit's request for more places.</summary>
internal sealed class RelaxationTask(RelaxationDesk desk) : TaskKind
{
    public override string Name => "quota-relaxation";

    public override string Label => "名额放宽审核";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => answer.Action switch
    {
        "Grant" => desk.GrantAsync(answer.About.Matter.Id, answer.Opinion, answer.Actor, ct),
        "Refuse" => desk.RefuseAsync(answer.About.Matter.Id, answer.Opinion, answer.Actor, ct),
        _ => Task.CompletedTask,
    };
}
