using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using UsedWorkflow = Elsa.Workflows.Management.Activities.WorkflowDefinitionActivity.WorkflowDefinitionActivity;

namespace Elsa.Workflows.Management.Activities.SetOutput;

/// <summary>Gives an output of the workflow around it a value: of a workflow used as an activity, if this is inside one, else of the instance.</summary>
[Activity("Elsa", "Composition", "Assigns a given value to a the container's output.", Kind = ActivityKind.Action)]
public sealed class SetOutput : CodeActivity
{
    [Input(DisplayName = "Output", Description = "The output to assign.", UIHint = InputUIHints.OutputPicker)]
    public Input<string> OutputName { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "The value to assign.")]
    public Input<object?> OutputValue { get; set; } = null!; // a definition may leave it out: null

    protected override void Execute(ActivityExecutionContext context)
    {
        var name = OutputName.Get(context);
        var value = OutputValue.GetOrDefault(context);
        if (context.FindParent(scope => scope.Activity is UsedWorkflow consumer && consumer.HasOutput(name))?.FindBlock(name) is { } block) block.Value = value;
        else context.WorkflowExecutionContext.Output[name] = value!;
    }
}
