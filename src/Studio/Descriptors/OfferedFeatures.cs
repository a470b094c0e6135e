namespace BenchmarkWorkflow.Studio.Descriptors;

/// <summary>The parts of Elsa's server that this one has. The Studio shows live updates and alterations only where it finds them here.</summary>
internal static class OfferedFeatures
{
    /// <summary>The release of Elsa whose API this is.</summary>
    public const string Version = "3.8.0";

    public static IReadOnlyList<FeatureDescriptor> All { get; } =
    [
        Feature("Elsa"),
        Feature("Workflows"),
        Feature("Expressions"),
        Feature("Flowchart"),
        Feature("WorkflowManagement"),
        Feature("WorkflowDefinitions"),
        Feature("WorkflowInstances"),
        Feature("WorkflowRuntime"),
        Feature("WorkflowsApi"),
        Feature("Alterations"),
        Feature("Scheduling"),
        Feature("JavaScript"),
        Feature("Http"),
        Feature("Identity"),
        Feature("RealTimeWorkflowUpdates"),
    ];

    private static FeatureDescriptor Feature(string name) => new(name, "Elsa", "Elsa." + name, name, "");
}
