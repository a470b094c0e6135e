using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Options;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Stimuli;

namespace BenchmarkWorkflow.Persistence.Tests.Runtime;

/// <summary>The name under which a parent waits for the end of a child that it executed.</summary>
internal static class EndOfChild
{
    public const string Name = "Elsa.ExecuteWorkflow";
}

/// <summary>Executes a child and, when that fails, waits for the child itself.</summary>
internal sealed class Mending(string child, Action heard) : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var graphs = context.GetRequiredService<IWorkflowGraphFinder>();
        var run = await context.GetRequiredService<IWorkflowInvoker>().InvokeAsync((await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionId(child)))!, new RunWorkflowOptions
        {
            ParentWorkflowInstanceId = context.WorkflowExecutionContext.Id, SchedulingActivityExecutionId = context.Id, Properties = new Dictionary<string, object> { ["WaitForCompletion"] = true },
        });
        Wait(context, run.WorkflowState.Id);
    }

    private void Wait(ActivityExecutionContext context, string id)
    {
        context.SetProperty("Child", id);
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = EndOfChild.Name, Stimulus = new ExecuteWorkflowStimulus(id), Callback = HeardAsync, IncludeActivityInstanceId = false });
    }

    private ValueTask HeardAsync(ActivityExecutionContext context)
    {
        heard();
        if (context.GetWorkflowInput<string>("SubStatus") == "Finished") return context.CompleteActivityAsync();
        Wait(context, context.GetProperty<string>("Child")!);
        return default;
    }
}

/// <summary>Waits for a child that another activity started, until that is more than faulted.</summary>
internal sealed class Awaiting(Func<string> child, Action<string?> heard) : Activity
{
    protected override void Execute(ActivityExecutionContext context) =>
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = EndOfChild.Name, Stimulus = new ExecuteWorkflowStimulus(child()), Callback = HeardAsync, IncludeActivityInstanceId = false });

    private ValueTask HeardAsync(ActivityExecutionContext context)
    {
        if (context.GetWorkflowInput<string>("SubStatus") == "Faulted")
        {
            Execute(context);
            return default;
        }

        heard(context.GetWorkflowInput<string>("SubStatus"));
        return context.CompleteActivityAsync();
    }
}
