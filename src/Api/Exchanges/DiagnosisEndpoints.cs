using System.Text.Json.Serialization;
using BenchmarkWorkflow.Activities.Exchanges;
using BenchmarkWorkflow.Api.Campaigns;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>A company's wish to have its quality management looked at, for the secretariat.</summary>
/// <param name="LastDay">Counted.</param>
/// <param name="Report">What was found, or why it was declined.</param>
internal sealed record DiagnosisView(
    long Id, string Company, string ContactName, string Email, string Topic, DateTimeOffset RequestedAt, [property: JsonConverter(typeof(Camel<DiagnosisState>))] DiagnosisState State, long? ExpertId, string? Expert,
    DateOnly? FirstDay, DateOnly? LastDay, string Report, long Revision);

internal sealed record DiagnosisForm(string? Company, string? ContactName, string? Email, string? Topic);

internal sealed record DiagnosisText(string? Text);

internal sealed record DiagnosisPlan(long? ExpertId, DateOnly? FirstDay, DateOnly? LastDay);

internal sealed record DiagnosisExpert(long Id, string Name, string Employer);

/// <summary>Quality diagnoses (质量诊断): asked for by companies; accepted, scheduled and reported by the secretariat.</summary>
internal static class DiagnosisEndpoints
{
    private const int MaxTake = 100;

    public static void MapDiagnoses(this IEndpointRouteBuilder api)
    {
        var diagnoses = api.MapGroup("/exchanges/diagnoses").WithTags("exchanges");
        diagnoses.MapPost("/requests", RequestAsync).Open("every company may ask").LimitPublic().WithSummary("Asks for a quality diagnosis; the answer goes out by mail.");
        diagnoses.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the campaign's diagnoses, searched and filtered, the latest first.");
        diagnoses.MapGet("/experts", ExpertsAsync).Demand(Permissions.ReadSelection).WithSummary("Who may make one: the experts of the pool.");
        diagnoses.MapPost("/{id:long}/accept", AcceptAsync).Demand(Permissions.WriteSelection).WithSummary("Accepts a request; expert and days are set next.");
        diagnoses.MapPost("/{id:long}/decline", DeclineAsync).Demand(Permissions.WriteSelection).WithSummary("Declines a request; the company is told why.");
        diagnoses.MapPost("/{id:long}/schedule", ScheduleAsync).Demand(Permissions.WriteSelection).WithSummary("Sets expert and days, also again; the company and the expert are told.");
        diagnoses.MapPost("/{id:long}/report", ReportAsync).Demand(Permissions.WriteSelection).WithSummary("Notes what was found; the diagnosis is done.");
    }

    private static async Task<Results<Created<VisitReceipt>, ProblemHttpResult>> RequestAsync(DiagnosisForm form, CampaignDesk campaigns, DiagnosisDesk desk, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { } campaign) return CurrentCampaign.None();
        var diagnosis = await desk.RequestAsync(campaign.Id, new NewDiagnosis(form.Company ?? "", form.ContactName ?? "", form.Email ?? "", form.Topic ?? ""), "public", ct);
        return TypedResults.Created((string?)null, new VisitReceipt(diagnosis.Id));
    }

    private static async Task<Results<Ok<Page<DiagnosisView>>, ProblemHttpResult>> ListAsync(
        string? search, [FromQuery(Name = "state")] Choice<DiagnosisState>[]? states, string? cursor, int? take, DbContext db, CampaignDesk campaigns, DiagnosisDesk desk, CancellationToken ct)
    {
        if (await campaigns.KeyAsync(null, ct) is not { } campaign) return CurrentCampaign.None();
        var before = Cursor.ReadId(cursor);
        var (chosen, size) = (Choice<DiagnosisState>.Of(states), Math.Clamp(take ?? 20, 1, MaxTake));
        var rows = await desk.PageAsync(campaign.Id, search, chosen, before, size + 1, ct);
        var shown = rows.Take(size).ToList();
        var people = shown.Select(one => one.ExpertId).OfType<long>().Distinct().ToList();
        var names = await db.Set<Expert>().AsNoTracking().Where(expert => people.Contains(expert.Id)).ToDictionaryAsync(expert => expert.Id, expert => expert.Name, ct);
        return TypedResults.Ok(new Page<DiagnosisView>(
            [
                .. shown.Select(one => new DiagnosisView(
                    one.Id, one.Company, one.ContactName, one.Email, one.Topic, one.RequestedAt, one.State, one.ExpertId, one.ExpertId is { } expert ? names.GetValueOrDefault(expert) : null, one.FirstDay, one.LastDay, one.Report,
                    one.Revision)),
            ],
            rows.Count > size ? Cursor.Write(shown[^1].Id) : null, await desk.CountAsync(campaign.Id, search, chosen, ct)));
    }

    private static async Task<Ok<IReadOnlyList<DiagnosisExpert>>> ExpertsAsync(DbContext db, CancellationToken ct) => TypedResults.Ok<IReadOnlyList<DiagnosisExpert>>(
        await db.Set<Expert>().AsNoTracking().Where(expert => expert.IsActive).OrderBy(expert => expert.Id).Select(expert => new DiagnosisExpert(expert.Id, expert.Name, expert.Employer)).ToListAsync(ct));

    private static Task<Results<NoContent, ProblemHttpResult>> AcceptAsync(long id, Revision seen, Viewer who, DbContext db, DiagnosisDesk desk, CancellationToken ct) =>
        DoAsync(id, db, () => desk.AcceptAsync(id, seen.Seen, who.Name, ct), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeclineAsync(long id, DiagnosisText why, Revision seen, Viewer who, DbContext db, FollowOnLetters letters, CancellationToken ct) =>
        await DoAsync(id, db, () => letters.DeclineAsync(id, why.Text ?? "", seen.Seen, who.Name, ct), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> ScheduleAsync(long id, DiagnosisPlan plan, Revision seen, Viewer who, DbContext db, FollowOnLetters letters, CancellationToken ct)
    {
        List<(string, string)> missing = [];
        if (plan.ExpertId is null) missing.Add(("expertId", "请选择专家。"));
        if (plan.FirstDay is null) missing.Add(("firstDay", "请选择开始日期。"));
        if (plan.LastDay is null) missing.Add(("lastDay", "请选择结束日期。"));
        if (plan is not { ExpertId: { } expert, FirstDay: { } first, LastDay: { } last }) return Problem.Fields(missing);
        return await DoAsync(id, db, () => letters.ScheduleAsync(id, expert, first, last, seen.Seen, who.Name, ct), ct);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReportAsync(long id, DiagnosisText report, Revision seen, Viewer who, DbContext db, DiagnosisDesk desk, CancellationToken ct) =>
        await DoAsync(id, db, () => desk.FinishAsync(id, report.Text ?? "", seen.Seen, who.Name, ct), ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> DoAsync(long id, DbContext db, Func<Task> act, CancellationToken ct)
    {
        if (!await db.Set<Diagnosis>().AnyAsync(one => one.Id == id, ct)) return Problem.Of(404, "diagnosis-not-found", "没有找到该诊断申请。");
        await act();
        return TypedResults.NoContent();
    }
}
