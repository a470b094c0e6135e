using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;

namespace BenchmarkWorkflow.Engine.Running.Planning;

/// <summary>What running one activity of a definition needs, found out once: its inputs, its variables, who listens around it.</summary>
internal sealed class NodePlan
{
    private NodePlan(ActivityNode node, InputPlan[] inputs, Variable[] variables, LogPersistence log)
    {
        Log = log;
        var activity = node.Activity as Activity;
        Inputs = inputs;
        Variables = variables;
        CatchesBreak = activity?.CatchesBreak ?? false;
        HearsSignals = activity?.HandlesSignals ?? node.Activity is ISignalHandler;
        var hearsCompletion = activity?.ListensTo(typeof(ActivityCompleted)) ?? node.Activity is ISignalHandler;
        CompletionIsHeard = hearsCompletion || node.Parent?.Plan.CompletionIsHeard == true;
        InsideComposite = node.Parent is { } parent && (parent.Plan.InsideComposite || parent.Activity is Composite and not Workflow);
        Constants = Array.TrueForAll(inputs, input => input.IsConstant) ? Array.ConvertAll(inputs, input => input.Constant) : null;
    }

    public InputPlan[] Inputs { get; }

    /// <summary>What of the activity's values may go into its records.</summary>
    public LogPersistence Log { get; }

    /// <summary>The values of all inputs, if none of them can change; shared by all executions.</summary>
    public object?[]? Constants { get; }

    public Variable[] Variables { get; }

    public bool CatchesBreak { get; }

    public bool HearsSignals { get; }

    /// <summary>True: something here or further up wants the signal that an activity completed.</summary>
    public bool CompletionIsHeard { get; }

    /// <summary>True: a composite around it has inputs that must be evaluated before its own.</summary>
    public bool InsideComposite { get; }

    /// <summary>True: the activity's type is known, but not in the version the definition names.</summary>
    public bool IsOfMissingVersion { get; set; }

    public static NodePlan For(ActivityNode node)
    {
        var log = LogPersistence.Of(node);
        var inputs = ActivityTypePlan.Of(node.Activity.GetType()).InputsOf(node.Activity, log);
        var variables = node.Activity is IVariableContainer container ? container.Variables.ToArray() : [];
        for (var slot = 0; slot < inputs.Length; slot++)
            if (inputs[slot].Input is { } input) input.Slot = slot;
        return new NodePlan(node, inputs, variables, log);
    }

    /// <summary>The place of an input among the evaluated values; -1 if it is not one of this activity's.</summary>
    public int SlotOf(Input input)
    {
        var slot = input.Slot;
        if ((uint)slot < (uint)Inputs.Length && Inputs[slot].Input == input) return slot;
        return Array.FindIndex(Inputs, plan => plan.Input == input);
    }

    public int SlotOf(string name) => Array.FindIndex(Inputs, plan => string.Equals(plan.Name, name, StringComparison.OrdinalIgnoreCase));
}
