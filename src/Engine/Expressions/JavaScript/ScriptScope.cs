namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>What a script sees of the workflow that evaluates it. Values are CLR values; nothing of the CLR itself is reachable from a script.</summary>
public abstract class ScriptScope
{
    /// <summary>The value of the nearest variable of that name.</summary>
    /// <returns>False if no scope declares it.</returns>
    public abstract bool TryGetVariable(string name, out object? value);

    /// <summary>Sets the nearest variable of that name; a name nobody declares becomes a new variable.</summary>
    public abstract void SetVariable(string name, object? value);

    /// <summary>The names of all variables in sight, nearest first.</summary>
    public abstract IEnumerable<string> VariableNames { get; }

    public abstract bool TryGetInput(string name, out object? value);

    /// <summary>The names of the inputs that are declared or given.</summary>
    public abstract IEnumerable<string> InputNames { get; }

    /// <summary>An output of an activity that ran before, by the activity's id or name; the first output if <paramref name="outputName"/> is null.</summary>
    public abstract object? GetOutput(string activityIdOrName, string? outputName);

    /// <summary>The output that <c>get{Output}From{Activity}()</c> means.</summary>
    /// <param name="accessor">The text after <c>get</c>.</param>
    public abstract bool TryGetOutput(string accessor, out object? value);

    public abstract object? LastResult { get; }

    public abstract string? WorkflowDefinitionId { get; }

    public abstract string? WorkflowDefinitionVersionId { get; }

    public abstract int WorkflowDefinitionVersion { get; }

    public abstract string? WorkflowInstanceId { get; }

    public abstract string? WorkflowInstanceName { get; set; }

    public abstract string? CorrelationId { get; set; }

    /// <summary>A new id from the engine's own source, so that a run repeats.</summary>
    public abstract string NewId();

    public abstract DateTimeOffset Now { get; }

    /// <summary>Names given for this evaluation alone, seen as <c>getName()</c>.</summary>
    public virtual IDictionary<string, object>? Arguments => null;

    /// <summary>Functions given for this evaluation alone, by name (such as <c>setOutcome</c> of RunJavaScript).</summary>
    public virtual IReadOnlyDictionary<string, Func<object?[], object?>>? Functions => null;
}
