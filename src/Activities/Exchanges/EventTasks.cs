using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>The secretariat settles what the event is, when and where.</summary>
internal sealed class EventPlanTask(DbContext db, ExchangePlan plan) : TaskKind
{
    public override string Name => "event-plan";

    public override string Label => "策划交流活动";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => Task.FromResult<TaskForm?>(new(
    [
        new("title", "名称", FieldType.Text) { MaxLength = 100 },
        new("theme", "主题", FieldType.LongText) { MaxLength = 500 },
        new("startsAt", "开始", FieldType.DateTime),
        new("endsAt", "结束", FieldType.DateTime),
        new("place", "地点", FieldType.Text) { MaxLength = 200 },
        new("capacity", "名额", FieldType.Integer) { Min = 1, Max = 100_000 },
        new("coOrganiser", "协办单位", FieldType.Text) { MaxLength = 200 },
        new("agenda", "日程", FieldType.LongText) { MaxLength = 4000 },
    ]) { Title = "活动方案；不填的保持原样" });

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        if (answer.Action != "Change") return;
        var now = await db.Set<ExchangeEvent>().AsNoTracking().SingleAsync(e => e.Id == answer.About.Matter.Id, ct);
        var capacity = answer.Data.TryGetProperty("capacity", out var seats) && seats.ValueKind is JsonValueKind.Number && seats.TryGetInt32(out var number) ? number : now.Capacity;
        await plan.ChangeAsync(
            now.Id,
            new PlannedEvent(
                Text(answer, "title", now.Title), Text(answer, "theme", now.Theme), Instant(answer, "startsAt", now.StartsAt), Instant(answer, "endsAt", now.EndsAt),
                Text(answer, "place", now.Place), capacity, Text(answer, "coOrganiser", now.CoOrganiser), Text(answer, "agenda", now.Agenda)),
            seen: null, answer.Actor, ct);
    }

    private static string Text(PersonsAnswer answer, string key, string before) => answer.Text(key) is { Length: > 0 } text ? text : before;

    private static DateTimeOffset Instant(PersonsAnswer answer, string key, DateTimeOffset before) =>
        answer.Text(key) is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToOffset(ShanghaiTime.Offset) : before;
}

/// <summary>The secretariat reports that the event took place.</summary>
internal sealed class EventReportTask(ExchangePlan plan) : TaskKind
{
    public override string Name => "event-report";

    public override string Label => "活动总结";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        Task.FromResult<TaskForm?>(new([new FormField("summary", "总结", FieldType.LongText) { MaxLength = 5000 }]) { Title = "活动总结" });

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => answer.Action == "Held"
        ? plan.SetStateAsync(answer.About.Matter.Id, ExchangeEventState.Held, answer.Actor, ct)
        : Task.CompletedTask;
}

/// <summary>The secretariat records what the media reported.</summary>
internal sealed class EventPublicityTask(PublicityDesk desk) : TaskKind
{
    public override string Name => "event-publicity";

    public override string Label => "宣传报道";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => Task.FromResult<TaskForm?>(new(
    [
        new("channel", "渠道", FieldType.Choice)
        {
            Required = true, Options = [new(nameof(PublicityChannel.Newspaper), "报纸"), new(nameof(PublicityChannel.Magazine), "杂志"), new(nameof(PublicityChannel.Network), "网络")],
        },
        new("outlet", "媒体", FieldType.Text) { Required = true, MaxLength = 100 },
        new("title", "标题", FieldType.Text) { Required = true, MaxLength = 200 },
        new("link", "链接", FieldType.Text) { MaxLength = 500 },
        new("publishedOn", "刊发日期", FieldType.Date) { Required = true },
    ]) { Title = "宣传报道" });

    public override Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => answer.Action != "Published"
        ? Task.CompletedTask
        : desk.RecordAsync(
            answer.About.CampaignId,
            new Publicity(
                Enum.Parse<PublicityChannel>(answer.Text("channel")), answer.Text("outlet"), answer.Text("title"), answer.Text("link"),
                DateOnly.ParseExact(answer.Text("publishedOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            answer.Actor, ct);
}
