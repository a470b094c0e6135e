using Elsa.Workflows.Memory;

namespace Elsa.Workflows;

/// <summary>One step of a workflow. An instance is part of a definition: it is shared by every run and keeps nothing of any of them.</summary>
public interface IActivity
{
    string Id { get; set; }
    string NodeId { get; set; }
    string? Name { get; set; }
    string Type { get; set; }
    int Version { get; set; }
    IDictionary<string, object> CustomProperties { get; set; }
    IDictionary<string, object> SyntheticProperties { get; set; }
    IDictionary<string, object> Metadata { get; set; }

    ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context);

    ValueTask ExecuteAsync(ActivityExecutionContext context);
}

/// <summary>Declares variables that its children see.</summary>
public interface IVariableContainer : IActivity
{
    ICollection<Variable> Variables { get; }
}

/// <summary>Builds its own children when it is made.</summary>
public interface IComposite
{
    void Setup();
}

/// <summary>A flowchart begins here.</summary>
public interface IStartNode;

/// <summary>A flowchart ends here.</summary>
public interface ITerminalNode;

/// <summary>Prepares itself when its definition is compiled.</summary>
public interface IInitializable : IActivity
{
    ValueTask InitializeAsync(InitializationContext context);
}

public sealed record InitializationContext(IServiceProvider ServiceProvider, CancellationToken CancellationToken);

/// <summary>What an activity execution and a workflow execution have in common.</summary>
public interface IExecutionContext
{
    string Id { get; }
    IActivity Activity { get; }
    Elsa.Expressions.Models.ExpressionExecutionContext ExpressionExecutionContext { get; }
    IEnumerable<Variable> Variables { get; }
    IDictionary<string, object> Properties { get; }
}

public delegate ValueTask ExecuteActivityDelegate(ActivityExecutionContext context);

public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
