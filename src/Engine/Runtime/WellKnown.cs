using Elsa.Workflows.Runtime.Stimuli;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>How an Event activity is found, and where it looks for the payload (Elsa's names).</summary>
internal static class EventNames
{
    public const string Activity = "Elsa.Event", InputKey = "__EventPayloadWorkflowInput";

    public static object Stimulus(string eventName) => new EventStimulus(eventName);
}

/// <summary>How a RunTask activity is found, and where it looks for the result (Elsa's names).</summary>
internal static class TaskNames
{
    public const string Activity = "Elsa.RunTask", InputKey = "RunTaskInput";

    public static object Stimulus(string taskId) => new RunTaskStimulus(taskId, "");
}
