using System.ComponentModel;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Workflows.Activities.StateMachine.Models;

public sealed class StateMachineState
{
    public string Name { get; set; } = "";

    /// <summary>Runs when the state is entered.</summary>
    [Port]
    [Browsable(false)]
    public IActivity? Entry { get; set; }

    /// <summary>Runs when the state is left.</summary>
    [Port]
    [Browsable(false)]
    public IActivity? Exit { get; set; }
}

public sealed class Transition
{
    public string? Name { get; set; }

    public string? DisplayName { get; set; }

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    /// <summary>What it waits for.</summary>
    [Port]
    [Browsable(false)]
    public IActivity? Trigger { get; set; }

    /// <summary>False: the trigger is awaited anew.</summary>
    [Input(UIHint = InputUIHints.SingleLine)]
    public Input<bool>? Condition { get; set; }

    /// <summary>Runs on the way.</summary>
    [Port]
    [Browsable(false)]
    public IActivity? Action { get; set; }
}
