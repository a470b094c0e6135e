using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Signals;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Carries a signal from an activity up to the root, past those that listen.</summary>
internal static class Signalling
{
    public static async ValueTask SendAsync(ActivityExecutionContext sender, object signal)
    {
        for (var receiver = sender; receiver is not null; receiver = receiver.ParentActivityExecutionContext)
        {
            var context = new SignalContext(receiver, sender, sender.CancellationToken);
            if (receiver.Plan.CatchesBreak) await BreakAsync(signal, context).ConfigureAwait(false);
            if (receiver.Plan.HearsSignals && receiver.Activity is ISignalHandler handler) await handler.ReceiveSignalAsync(signal, context).ConfigureAwait(false);
            if (context.StopPropagationRequested) return;
        }
    }

    private static async ValueTask BreakAsync(object signal, SignalContext context)
    {
        var loop = context.ReceiverActivityExecutionContext;
        switch (signal)
        {
            case BreakSignal:
                context.StopPropagation();
                loop.SetIsBreaking();
                break;
            case CompleteCompositeSignal:
                await loop.CancelAsync().ConfigureAwait(false);
                break;
        }
    }
}
