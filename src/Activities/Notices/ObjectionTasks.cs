using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection.Notices;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Notices;

/// <summary>The secretariat admits an objection, or refuses it on a ground that only people find, such as impersonation.</summary>
internal sealed class ObjectionAcceptanceTask(DbContext db, ObjectionDesk desk) : TaskKind
{
    public override string Name => "objection-acceptance";

    public override string Label => "异议受理";

    /// <summary>What was accepted on the objections' own page is not accepted again.</summary>
    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var id = answer.About.Matter.Id;
        if (answer.Action != "Accept") await desk.RefuseAsync(id, "refused-by-secretariat", answer.Opinion, answer.Actor, ct);
        else if (await db.Set<Objection>().AnyAsync(o => o.Id == id && o.State == ObjectionState.Filed, ct)) await desk.AcceptAsync(id, answer.Actor, ct);
    }
}

/// <summary>The recommending unit says what it knows of the matter.</summary>
internal sealed class ObjectionStatementTask(ObjectionDesk desk) : TaskKind
{
    public override string Name => "objection-statement";

    public override string Label => "异议说明";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => desk.AnswerAsync(answer.About.Matter.Id, answer.Opinion, answer.Actor, ct);
}

/// <summary>The secretariat decides; what the decision does to the list is done with it.</summary>
internal sealed class ObjectionDecisionTask(ObjectionDesk desk) : TaskKind
{
    private const string Effect = "effect";

    public override string Name => "objection-decision";

    public override string Label => "异议决定";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => Task.FromResult<TaskForm?>(new(
    [
        new(Effect, "对名单的处理", FieldType.Choice)
        {
            Required = true,
            Options = [new(nameof(ObjectionEffect.None), "不改动"), new(nameof(ObjectionEffect.Correct), "更正"), new(nameof(ObjectionEffect.Remove), "移除"), new(nameof(ObjectionEffect.Renotice), "重新公示")],
        },
    ]) { Title = "异议成立时如何处理名单" });

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var upheld = answer.Action == "Uphold";
        var effect = upheld ? Enum.Parse<ObjectionEffect>(answer.Text(Effect)) : ObjectionEffect.None;
        return desk.DecideAsync(answer.About.Matter.Id, upheld, effect, answer.Opinion, answer.Actor, ct);
    }
}
