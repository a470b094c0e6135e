using BenchmarkWorkflow.Activities.Acts;
using BenchmarkWorkflow.Activities.Applications;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Wording;
using BenchmarkWorkflow.Selection.Defences;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>Draws the order of every session that has none by the sealed seed, publishes the seed, and tells each company's process when its turn is.</summary>
[Activity("Benchmark", "答辩 Defence", "用封存的种子抽签定顺序，公布种子，并通知各申报的流程。 Draws the order and tells each company's process.", DisplayName = "抽签 Draw order")]
[Wording(Result = "sessions 抽签的场次")]
public sealed class DrawOrder : CodeActivity<object>
{
    [Input(DisplayName = "种子 Seed", Description = "不填用封存的种子。 Empty: the sealed one.")]
    public Input<string?> Seed { get; set; } = default!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var ct = context.CancellationToken;
        var about = await context.GetRequiredService<Cases>().ConcernAsync(context);
        var seed = context.Get(Seed) is { Length: > 0 } given ? given : null;
        var drawn = await context.GetRequiredService<DefenceLottery>().DrawAsync(about.CampaignId, seed, SetStage.Engine, ct);
        var numbers = drawn.Select(session => session.SessionNumber).ToHashSet();
        var events = context.GetRequiredService<IEventPublisher>();
        foreach (var invitation in (await context.GetRequiredService<DefenceDay>().InvitationsAsync(about.CampaignId, ct)).Where(invitation => numbers.Contains(invitation.SessionNumber)))
            await events.PublishAsync(EventNames.DefenceScheduled, new Matter(Matter.Application, invitation.ApplicationId).ToString(), payload: Slot(invitation), cancellationToken: ct);
        context.SetResult(Plain.Of(("sessions", drawn.Count)));
    }

    private static Dictionary<string, object?> Slot(DefenceInvitation invitation) => new()
    {
        ["startsAt"] = FactText.Of(invitation.StartsAt), ["endsAt"] = FactText.Of(invitation.EndsAt), ["replyBy"] = FactText.Of(invitation.ReceiptUntil),
        ["session"] = invitation.SessionNumber, ["position"] = invitation.Position,
    };
}
