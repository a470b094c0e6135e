using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Defences;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>The secretariat says when and where defences are held, and seals the seed of the draw; its hash is published now, the seed with the draw.</summary>
internal sealed class DefencePlanTask(DefenceSchedule schedule, DefenceLottery lottery) : TaskKind
{
    public override string Name => "defence-plan";

    public override string Label => "排定答辩场次";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => Task.FromResult<TaskForm?>(new(
    [
        new("firstDay", "首日", FieldType.Date) { Required = true },
        new("rooms", "会场（多个用顿号分隔）", FieldType.Text) { Required = true, MaxLength = 200 },
        new("seed", "抽签种子（封存，抽签时公布）", FieldType.Text) { Required = true, MaxLength = 100 },
    ]) { Title = "答辩场次" });

    /// <exception cref="RuleBrokenException"><c>defence-awaited</c>: it is said that nobody is to be heard, and somebody waits for it; and those of a plan.</exception>
    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        if (answer.Action != "Plan")
        {
            await schedule.DemandNobodyWaitsAsync(answer.About.CampaignId, ct);
            return;
        }

        await schedule.PreviewAsync(answer.About.CampaignId, Days(answer.Text("firstDay"), Rooms(answer.Text("rooms"))), ct);
        if ((await lottery.DrawsAsync(answer.About.CampaignId, ct)).All(draw => draw.DrawnAt is not null))
            await lottery.CommitSeedAsync(answer.About.CampaignId, answer.Text("seed"), answer.Actor, ct);
    }

    public static IReadOnlyList<string> Rooms(string text) => text.Split(['、', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <exception cref="RuleBrokenException"><c>day-malformed</c>.</exception>
    public static DefenceDays Days(string firstDay, IEnumerable<string> rooms) =>
        DateOnly.TryParseExact(firstDay, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new DefenceDays(day, [.. rooms.SelectMany(Rooms)])
            : throw new RuleBrokenException(new BrokenRule("day-malformed", "请按 yyyy-MM-dd 填写首日。", "firstDay"));
}
