using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using FlowchartActivity = Elsa.Workflows.Activities.Flowchart.Activities.Flowchart;

namespace BenchmarkWorkflow.Engine.Tests.Running;

/// <summary>Short words for the activities that tests are made of.</summary>
internal static class Steps
{
    public static NoOp Step(string id) => new() { Id = id };

    public static Wait Wait(string id) => new() { Id = id };

    public static T Named<T>(this T activity, string id) where T : IActivity
    {
        activity.Id = id;
        return activity;
    }

    public static Sequence Sequence(string id, params IActivity[] activities) => new() { Id = id, Activities = activities.ToList() };

    /// <summary>A flowchart whose connections are written "a->b" or "a:True->b".</summary>
    public static FlowchartActivity Flow(string id, IActivity[] activities, params string[] connections)
    {
        var byId = activities.ToDictionary(activity => activity.Id);
        return new FlowchartActivity { Id = id, Activities = activities.ToList(), Connections = connections.Select(Connect).ToList() };

        Connection Connect(string text)
        {
            var ends = text.Split("->");
            var source = ends[0].Split(':');
            return new Connection(new Endpoint(byId[source[0]], source.ElementAtOrDefault(1) ?? "Done"), new Endpoint(byId[ends[1]]));
        }
    }
}

internal sealed class NoOp : CodeActivity;

/// <summary>Waits for a stimulus; what comes with it under "Value" is its result.</summary>
internal sealed class Wait : Activity<object>
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(new object(), OnArrived);

    private ValueTask OnArrived(ActivityExecutionContext context)
    {
        context.SetResult(context.WorkflowInput.TryGetValue("Value", out var value) ? value : null);
        return context.CompleteActivityAsync();
    }
}

/// <summary>Fails until <see cref="Healthy"/> is set.</summary>
internal sealed class Fragile : CodeActivity
{
    public bool Healthy { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        if (!Healthy) throw new InvalidOperationException("not yet");
    }
}
