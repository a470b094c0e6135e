using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Selection.Applications;

namespace BenchmarkWorkflow.Activities.Applications;

/// <summary>The unit decides. A recommendation takes its quota place as the person gives it, so one too many is refused to that person.</summary>
internal sealed class RecommendationTask(RecommendationDesk desk) : TaskKind
{
    public override string Name => "recommendation";

    public override string Label => "推荐审核";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => answer.Action switch
    {
        "Recommend" => desk.RecommendAsync(answer.About.NeedApplication(), answer.Opinion, answer.Actor, ct),
        "Return" => desk.ReturnAsync(answer.About.NeedApplication(), answer.Opinion, answer.Actor, ct),
        "Decline" => desk.DeclineAsync(answer.About.NeedApplication(), answer.Opinion, answer.Actor, ct),
        _ => Task.CompletedTask,
    };
}
