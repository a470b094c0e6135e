using System.ComponentModel.DataAnnotations;
using BenchmarkWorkflow.Activities.Choices;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Applications;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace BenchmarkWorkflow.Activities.Applications;

/// <summary>Moves the application to a stage, or ends it with an outcome. One that is there already stays.</summary>
[Activity("Benchmark", "申报 Application", "把申报转入某个环节；选“Concluded”时以所选结果结束申报。 Moves the application on, or ends it.", DisplayName = "设置环节 Set stage")]
public sealed class SetStage : CodeActivity
{
    [Required]
    [Input(DisplayName = "环节 Stage", Description = "转入的环节。 Where the application goes.", UIHint = InputUIHints.DropDown, UIHandler = typeof(StageChoices), Order = 1)]
    public Input<string?> Stage { get; set; } = default!;

    [Input(DisplayName = "结果 Outcome", Description = "仅用于结束申报。 Only to end it.", UIHint = InputUIHints.DropDown, UIHandler = typeof(OutcomeChoices), Order = 2)]
    public Input<string?> Outcome { get; set; } = default!;

    [Input(DisplayName = "说明 Reason", Description = "记入申报的经过，也写进结果通知。 Kept in the timeline.", Order = 3)]
    public Input<string?> Reason { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var progress = context.GetRequiredService<ApplicationProgress>();
        var reason = context.Get(Reason) ?? "";
        var stage = Enum.Parse<ApplicationStage>(context.Get(Stage) ?? "");
        if (stage == ApplicationStage.Concluded)
            await progress.ConcludeAsync(about.NeedApplication(), Enum.Parse<ApplicationOutcome>(context.Get(Outcome) ?? ""), reason, Engine, context.CancellationToken);
        else
            await progress.SetStageAsync(about.NeedApplication(), stage, reason, Engine, context.CancellationToken);
    }

    /// <summary>Who acts when the process itself does.</summary>
    internal const string Engine = "system";
}
