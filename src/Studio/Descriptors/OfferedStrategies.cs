namespace BenchmarkWorkflow.Studio.Descriptors;

/// <summary>The strategies a definition may choose from, under the type names that Elsa's own lists give.</summary>
internal static class OfferedStrategies
{
    public static IReadOnlyList<StrategyDescriptor> Activation { get; } =
    [
        new("Always", "Always allow the creation of a new workflow instance.", "Elsa.Workflows.ActivationValidators.AllowAlwaysStrategy, Elsa.Workflows.Core"),
        new("Correlated singleton", "Only allow new workflow instances if a running one of the same workflow definition and correlation ID doesn't already exist.",
            "Elsa.Workflows.Runtime.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Runtime"),
        new("Correlation", "Only allow new workflow instances of any workflow definition if a running one with the same correlation ID doesn't already exist.",
            "Elsa.Workflows.Runtime.ActivationValidators.CorrelationStrategy, Elsa.Workflows.Runtime"),
        new("Singleton", "Only allow new workflow instances if a running one of the same workflow definition doesn't already exist.",
            "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"),
    ];

    public static IReadOnlyList<StrategyDescriptor> Incident { get; } =
    [
        new("Continue with incidents", "An incident strategy that allows the workflow to continue running, but with incidents.", "ContinueWithIncidentsStrategy"),
        new("Fault", "An incident strategy that puts the entire workflow in the Faulted state.", "FaultStrategy"),
    ];

    /// <summary>Whether the values of inputs and outputs are kept with an execution. The Studio shows the first where nothing was chosen. Elsa's fourth, by the server's settings, has no setting here.</summary>
    public static IReadOnlyList<StrategyDescriptor> LogPersistence { get; } =
    [
        new("Inherit", "", "Elsa.Workflows.LogPersistence.Strategies.Inherit, Elsa.Workflows.Core"),
        new("Include", "", "Elsa.Workflows.LogPersistence.Strategies.Include, Elsa.Workflows.Core"),
        new("Exclude", "", "Elsa.Workflows.LogPersistence.Strategies.Exclude, Elsa.Workflows.Core"),
    ];

    /// <summary>A burst commits once, as a whole; there is nothing to choose.</summary>
    public static IReadOnlyList<CommitStrategyDescriptor> Commit { get; } = [];

    public static IReadOnlyList<StorageDriverDescriptor> Storage { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "Workflow Instance", 5, Deprecated: false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "Memory", 0, Deprecated: false),
    ];
}
