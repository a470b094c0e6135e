using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>Asks the application to do a task and waits for its report.</summary>
[Activity("Elsa", "Primitives", "Requests a given task to be run. ", Kind = ActivityKind.Action)]
public sealed class RunTask : Activity<object>
{
    /// <summary>The workflow input under which a task's result arrives.</summary>
    public const string InputKey = "RunTaskInput";

    public RunTask()
    {
    }

    public RunTask(MemoryBlockReference output) : base(output)
    {
    }

    public RunTask(Output<object>? output) : base(output)
    {
    }

    public RunTask(string taskName) => TaskName = new Input<string>(taskName);

    public RunTask(Func<string> taskName) => TaskName = new Input<string>(taskName);

    public RunTask(Func<ExpressionExecutionContext, string> taskName) => TaskName = new Input<string>(taskName);

    public RunTask(Variable<string> taskName) => TaskName = new Input<string>(taskName);

    public RunTask(Literal<string> taskName) => TaskName = new Input<string>(taskName);

    public RunTask(Input<string> taskName) => TaskName = taskName;

    [Input(Description = "The name of the task being requested.")]
    public Input<string> TaskName { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "Any additional parameters to send to the task.")]
    public Input<IDictionary<string, object>?> Payload { get; set; } = null!; // a definition may leave it out: none

    [Output(Description = "The ID of the task that was requested to run.")]
    public Output<string> TaskId { get; set; } = null!; // a definition may leave it unbound

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var taskName = TaskName.Get(context);
        var taskId = context.WorkflowExecutionContext.IdentityGenerator.GenerateId();
        context.CreateBookmark(new RunTaskStimulus(taskId, taskName), ResumeAsync, includeActivityInstanceId: false);
        context.Set(TaskId, taskId);
        var request = new RunTaskRequest(context, taskId, taskName, Payload.GetOrDefault(context));
        await context.GetRequiredService<ITaskDispatcher>().DispatchAsync(request, context.CancellationToken).ConfigureAwait(false);
    }

    private ValueTask ResumeAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.WorkflowInput.TryGetValue(InputKey, out var result) ? result : null);
        return context.CompleteActivityAsync();
    }
}
