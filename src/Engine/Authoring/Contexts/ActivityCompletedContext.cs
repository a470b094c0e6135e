namespace Elsa.Workflows;

/// <summary>Told to a parent's callback: which child completed, and with what.</summary>
public sealed record ActivityCompletedContext(ActivityExecutionContext TargetContext, ActivityExecutionContext ChildContext, object? Result = default)
{
    public WorkflowExecutionContext WorkflowExecutionContext => TargetContext.WorkflowExecutionContext;

    public CancellationToken CancellationToken => TargetContext.CancellationToken;

    public T GetRequiredService<T>() where T : notnull => TargetContext.GetRequiredService<T>();

    public ValueTask CompleteActivityAsync(object? result = default) => TargetContext.CompleteActivityAsync(result);

    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => TargetContext.CompleteActivityWithOutcomesAsync(outcomes);
}
