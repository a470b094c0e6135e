using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Reviews;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using FormField = BenchmarkWorkflow.Inbox.Forms.FormField;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>The company answers the invitation (回执), naming who comes.</summary>
internal sealed class DefenceReceiptTask(DefenceDay day) : TaskKind
{
    public const string Kind = "defence-receipt";

    public override string Name => Kind;

    public override string Label => "答辩回执";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        Task.FromResult<TaskForm?>(new([new FormField("presenters", "答辩人员（多人用顿号分隔）", FieldType.Text) { Required = true, MaxLength = 200 }]) { Title = "答辩回执" });

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) =>
        day.ReceiptAsync(answer.About.NeedApplication(), answer.Action == "Attend", DefencePlanTask.Rooms(answer.Text("presenters")), answer.Actor, ct);
}

/// <summary>The secretariat notes who is there.</summary>
internal sealed class AttendanceTask(DefenceDay day) : TaskKind
{
    public const string Kind = "defence-attendance";

    public override string Name => Kind;

    public override string Label => "答辩到场登记";

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => day.MarkAsync(
        answer.About.NeedApplication(),
        answer.Action switch
        {
            "Present" => DefenceAttendance.Present,
            "Excused" => DefenceAttendance.Excused,
            "Absent" => DefenceAttendance.NoShow,
            _ => throw new RuleBrokenException(new BrokenRule("attendance-unknown", "到场登记的结果应为 Present、Excused 或 Absent。")),
        },
        answer.Opinion, answer.Actor, ct);
}

/// <summary>The secretariat hears an excused company in another session of its area, or says that it is taken as absent.</summary>
internal sealed class DefenceMoveTask(DefenceSchedule schedule, DefenceDay day, DefenceMoves moves) : TaskKind
{
    public const string Kind = "defence-move";

    public override string Name => Kind;

    public override string Label => "答辩改期";

    public override async Task<TaskForm?> FormAsync(Case about, CancellationToken ct)
    {
        var sessions = await schedule.SessionsAsync(about.CampaignId, ct);
        var own = await day.SlotAsync(about.NeedApplication(), ct);
        var area = sessions.FirstOrDefault(session => session.Id == own?.SessionId)?.AreaId;
        return new(
        [
            new FormField("session", "改到场次", FieldType.Choice)
            {
                Required = true,
                Options = [.. sessions.Where(session => own is not null && area is { } same && DefenceRules.MayMove(own, session, same) is null).Select(s => new FieldOption(Text(s.Number), $"第 {s.Number} 场 {s.Room} {s.StartsAt.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}"))],
            },
        ]) { Title = "改到哪一场" };
    }

    /// <exception cref="RuleBrokenException"><c>session-unknown</c>; see <see cref="DefenceSchedule.MoveAsync"/> and <see cref="DefenceDay.MarkAsync"/>.</exception>
    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        if (answer.Action == "Absent") await day.MarkAsync(answer.About.NeedApplication(), DefenceAttendance.NoShow, answer.Opinion, answer.Actor, ct);
        if (answer.Action != "Move") return;
        RuleBrokenException.ThrowIfAny([.. TextRules.TooLong(("comment", answer.Opinion, TextRules.Reason))]);
        var to = (await schedule.SessionsAsync(answer.About.CampaignId, ct)).SingleOrDefault(session => Text(session.Number) == answer.Text("session"))
            ?? throw new RuleBrokenException(new BrokenRule("session-unknown", "没有这个场次。", "session"));
        await moves.MoveAsync(answer.About.NeedApplication(), to.Id, answer.Opinion, answer.Actor, ct);
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A member of the panel scores the defence by the campaign's rubric. Each score counts from the moment it is given.</summary>
internal sealed class DefenceScoreTask(DefenceDay day, ExpertPool experts, CampaignDesk campaigns) : TaskKind
{
    public override string Name => "defence-score";

    public override string Label => "答辩评分";

    public override bool TellsOutcomeOnly => true;

    public override async Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        ScoreForm.Of("答辩评分表", (await campaigns.SettingsAsync(about.CampaignId, ct)).Defence.Rubric);

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        var expert = await experts.FindAsync(answer.Actor, ct) ?? throw ScoreForm.NotAnExpert(answer.Actor);
        var rubric = (await campaigns.SettingsAsync(answer.About.CampaignId, ct)).Defence.Rubric;
        await day.ScoreAsync(answer.About.NeedApplication(), expert.Id, ScoreForm.Entry(answer, rubric), answer.Actor, ct);
    }
}
