using Elsa.Workflows;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Activities.Stages;

/// <summary>How the workflow of a stage stands, as it is kept now.</summary>
/// <param name="GoesOn">It runs or waits: there is nothing to decide.</param>
/// <param name="CanRetry">It failed, and what failed may be tried again.</param>
/// <param name="Conclusion">What it ended with; none if it did not end in order.</param>
/// <param name="InWords">What happened, for whoever has to decide.</param>
internal sealed record StoppedStage(string Id, bool GoesOn, bool CanRetry, string? Conclusion, IReadOnlyDictionary<string, object?> Output, string InWords)
{
    /// <summary>The name under which a workflow's end is told to who executed it.</summary>
    public const string EndedBookmark = "Elsa.ExecuteWorkflow";

    private static readonly Dictionary<string, object?> Nothing = [];

    public static async Task<StoppedStage> FindAsync(ActivityExecutionContext context, string instanceId)
    {
        var client = await context.GetRequiredService<IWorkflowRuntime>().CreateClientAsync(instanceId, context.CancellationToken);
        return await client.InstanceExistsAsync(context.CancellationToken)
            ? Of(await client.ExportStateAsync(context.CancellationToken))
            : new(instanceId, false, false, null, Nothing, $"子流程实例 {instanceId} 已被删除。");
    }

    private static StoppedStage Of(WorkflowState state) => state switch
    {
        { Status: WorkflowStatus.Running } => new(state.Id, true, false, null, Nothing, ""),
        { SubStatus: WorkflowSubStatus.Faulted } => new(state.Id, false, true, null, Nothing, $"子流程实例 {state.Id} 出错停下：{state.Incidents.LastOrDefault()?.Message}\n在实例列表里修复该实例后，本任务自动撤回，流程按其结论继续。"),
        { SubStatus: WorkflowSubStatus.Finished } => new(
            state.Id, false, false, state.Output.TryGetValue("Result", out var result) ? result as string : null, state.Output.ToDictionary(each => each.Key, object? (each) => each.Value),
            $"子流程实例 {state.Id} 已结束，但没有给出结论。"),
        _ => new(state.Id, false, false, null, Nothing, $"子流程实例 {state.Id} 已被取消。"),
    };
}
