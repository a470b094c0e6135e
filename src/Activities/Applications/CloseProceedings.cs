using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.SiteChecks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace BenchmarkWorkflow.Activities.Applications;

/// <summary>Takes an application that has ended out of what was planned for it: its slot in the defence, its site check.</summary>
[Activity("Benchmark", "申报 Application", "申报中途结束后，取消已为它安排的答辩与核查。 Cancels what was planned for it.", DisplayName = "取消已有安排 Close proceedings")]
public sealed class CloseProceedings : CodeActivity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var ct = context.CancellationToken;
        var application = (await context.GetRequiredService<Cases>().ConcernAsync(context)).NeedApplication();
        var defence = context.GetRequiredService<DefenceDay>();
        if (await defence.SlotAsync(application, ct) is { Attendance: DefenceAttendance.Expected or DefenceAttendance.Excused })
            await defence.MarkAsync(application, DefenceAttendance.Cancelled, "申报已结束", SetStage.Engine, ct);
        var checks = context.GetRequiredService<SiteCheckDesk>();
        foreach (var check in (await checks.OfApplicationAsync(application, ct)).Where(check => check.IsOpen))
            await checks.CancelAsync(check.Id, "申报已结束", SetStage.Engine, ct);
    }
}
