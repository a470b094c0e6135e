using System.ComponentModel;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Signals;

namespace Elsa.Workflows.Activities;

/// <summary>Runs its branches side by side and completes with the first or with the last, as its mode says.</summary>
[Browsable(false)]
[Activity("Elsa", "Control Flow", "Branch execution into multiple branches.")]
public sealed class Fork : Activity
{
    private const string Completed = "Completed";

    public Fork() => OnSignalReceived<BreakSignal>((_, signal) => signal.ReceiverActivityExecutionContext.SetIsBreaking());

    [Input(Description = "Controls when this activity yields control back to its parent activity.")]
    public ForkJoinMode JoinMode { get; set; } = ForkJoinMode.WaitAll;

    public ICollection<IActivity> Branches { get; set; } = new List<IActivity>();

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Branches.Count == 0 ? context.CompleteActivityAsync() : context.ScheduleActivities(Branches, CompleteChildAsync);

    private ValueTask CompleteChildAsync(ActivityCompletedContext context)
    {
        var fork = context.TargetContext;
        if (fork.GetIsBreaking() || JoinMode == ForkJoinMode.WaitAny) return fork.CompleteActivityAsync();
        var completed = fork.UpdateProperty<List<string>>(Completed, ids => [.. ids ?? [], context.ChildContext.Activity.Id]);
        return Branches.All(branch => completed.Contains(branch.Id)) ? fork.CompleteActivityAsync() : default;
    }
}
