using System.Globalization;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Experts;

/// <summary>The register of experts, kept by the secretariat.</summary>
internal static class ExpertEndpoints
{
    private const int MaxTake = 100;

    public static IServiceCollection AddExperts(this IServiceCollection services) => services.AddScoped<ExpertReading>().AddScoped<ExpertInvitations>();

    public static void MapExperts(this IEndpointRouteBuilder api)
    {
        var experts = api.MapGroup("/experts").WithTags("experts");
        experts.MapGet("/", ListAsync).Demand(Permissions.ReadSelection).WithSummary("One page of the register of experts.");
        experts.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadSelection).WithSummary("One expert, with this campaign's work, the declared ties and what was done to the entry.");
        experts.MapPost("/", AddAsync).Demand(Permissions.WriteSelection).WithSummary("Adds an expert, and invites them by mail where they have no account.");
        experts.MapPut("/{id:long}", ChangeAsync).Demand(Permissions.WriteSelection).WithSummary("Changes an expert's entry.");
        experts.MapPost("/{id:long}/absence", AbsenceAsync).Demand(Permissions.WriteSelection).WithSummary("Gives no new work on these days; without a first day the absence ends.");
        experts.MapPost("/{id:long}/retire", RetireAsync).Demand(Permissions.WriteSelection).WithSummary("Takes an expert off the pool; what was judged stays.");
        experts.MapPost("/{id:long}/return", ReturnAsync).Demand(Permissions.WriteSelection).WithSummary("Takes an expert back onto the pool.");
        experts.MapPost("/{id:long}/ties/{tieId:long}/withdrawal", UntieAsync).Demand(Permissions.WriteSelection).WithSummary("Withdraws a declaration of a tie to a company that was a mistake; sheets that lapsed by it do not come back.");
        experts.MapPost("/{id:long}/invitation", InviteAsync).Demand(Permissions.WriteSelection).WithSummary("Sends the invitation again; one sent before is no longer good.");
    }

    private static async Task<Results<Ok<Page<ExpertLine>>, ProblemHttpResult>> ListAsync(
        [FromQuery(Name = "search")] string? search, [FromQuery(Name = "area")] int? area, [FromQuery(Name = "unit")] int? unit, [FromQuery(Name = "standing")] Choice<ExpertStanding>? standing,
        [FromQuery(Name = "sort")] Choice<ExpertSort>? sort, [FromQuery(Name = "descending")] bool? descending, [FromQuery(Name = "cursor")] string? cursor, [FromQuery(Name = "take")] int? take,
        ExpertList list, ExpertReading reading, CancellationToken ct)
    {
        var after = Cursor.ReadKeyed(cursor);
        var areaId = area is null ? null : (long?)(await reading.AreasAsync(ct)).FirstOrDefault(one => one.Value == area).Key;
        var query = new ExpertQuery(reading.Today, search, areaId, unit, standing?.Value, sort?.Value ?? ExpertSort.Name, descending ?? false);
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var rows = await list.PageAsync(query, after, size + 1, ct);
        var shown = rows.Take(size).ToList();
        var next = rows.Count > size ? Cursor.Write(query.Sort == ExpertSort.Name ? shown[^1].Expert.Name : shown[^1].Expert.Employer, shown[^1].Expert.Id) : null;
        return TypedResults.Ok(new Page<ExpertLine>(await reading.LinesAsync(shown, ct), next, await list.CountAsync(query, ct)));
    }

    private static async Task<Ok<ExpertView>> OneAsync(long id, ExpertReading reading, HttpResponse response, CancellationToken ct) => TypedResults.Ok(await reading.ViewAsync(id, response, ct));

    private static async Task<Created<ExpertView>> AddAsync(
        ExpertGiven given, Viewer who, ExpertPool pool, ExpertInvitations invitations, ExpertReading reading, HttpResponse response, CancellationToken ct)
    {
        var (entry, unknown) = await EntryAsync(given, [], reading, ct);
        List<BrokenRule> broken = [.. unknown, .. ExpertRules.Check(entry)];
        broken.AddRange((await invitations.InviteNewAsync(entry, who.Name, ct)).Where(rule => !broken.Exists(one => one.Field == rule.Field)));
        RuleBrokenException.ThrowIfAny(broken);
        var expert = await pool.AddAsync(entry, who.Name, ct);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/experts/{expert.Id}"), await reading.ViewAsync(expert.Id, response, ct));
    }

    private static async Task<Ok<ExpertView>> ChangeAsync(
        long id, ExpertGiven given, Revision seen, Viewer who, ExpertPool pool, ExpertInvitations invitations, ExpertReading reading, HttpResponse response, CancellationToken ct)
    {
        var (entry, unknown) = await EntryAsync(given, (await invitations.ExpertAsync(id, ct)).AreaIds, reading, ct);
        RuleBrokenException.ThrowIfAny(unknown);
        await pool.ChangeAsync(id, seen.Seen, entry, who.Name, ct);
        await invitations.FollowAsync(await invitations.ExpertAsync(id, ct), who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<ExpertView>> AbsenceAsync(long id, ExpertAbsence absence, Revision seen, Viewer who, ExpertPool pool, ExpertReading reading, HttpResponse response, CancellationToken ct)
    {
        await pool.SetOutOfOfficeAsync(id, seen.Seen, absence.From, absence.Until, who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static Task<Ok<ExpertView>> RetireAsync(long id, ExpertAct act, Revision seen, Viewer who, ExpertPool pool, ExpertReading reading, HttpResponse response, CancellationToken ct) =>
        SetActiveAsync(id, false, act.Reason, seen, who, pool, reading, response, ct);

    private static Task<Ok<ExpertView>> ReturnAsync(long id, Revision seen, Viewer who, ExpertPool pool, ExpertReading reading, HttpResponse response, CancellationToken ct) =>
        SetActiveAsync(id, true, null, seen, who, pool, reading, response, ct);

    private static async Task<Ok<ExpertView>> SetActiveAsync(
        long id, bool isActive, string? reason, Revision seen, Viewer who, ExpertPool pool, ExpertReading reading, HttpResponse response, CancellationToken ct)
    {
        await pool.SetActiveAsync(id, seen.Seen, isActive, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Results<Ok<ExpertView>, ProblemHttpResult>> UntieAsync(
        long id, long tieId, ExpertAct act, Viewer who, CompanyTies ties, ExpertReading reading, DbContext db, HttpResponse response, CancellationToken ct)
    {
        if (!await db.Set<CompanyTie>().AnyAsync(tie => tie.Id == tieId && tie.ExpertId == id, ct)) return Problem.Of(404, "tie-not-found", "没有找到该回避申明。");
        await ties.WithdrawAsync(tieId, act.Reason ?? "", who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<ExpertView>> InviteAsync(long id, Viewer who, ExpertInvitations invitations, ExpertReading reading, HttpResponse response, CancellationToken ct)
    {
        await invitations.InviteAgainAsync(await invitations.ExpertAsync(id, ct), who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    /// <summary>Numbers become the latest campaign's rows; areas of other campaigns that are <paramref name="known"/> stay.</summary>
    private static async Task<(ExpertEntry Entry, IReadOnlyList<BrokenRule> Unknown)> EntryAsync(ExpertGiven given, IReadOnlyList<long> known, ExpertReading reading, CancellationToken ct)
    {
        var (areas, asked) = (await reading.AreasAsync(ct), given.Areas ?? []);
        List<BrokenRule> unknown = [];
        if (asked.Except(areas.Values).Any()) unknown.Add(new("area-unknown", "没有这个重点领域。", "areaIds"));
        var unit = given.Unit is { } number ? await reading.UnitAsync(number, ct) : null;
        if (given.Unit is not null && unit is null) unknown.Add(new("unit-unknown", "没有这个推荐单位。", "unit"));
        IReadOnlyList<long> ids = [.. areas.Where(area => asked.Contains(area.Value)).Select(area => area.Key), .. known.Where(id => !areas.ContainsKey(id))];
        return (new(given.Account?.Trim() ?? "", given.Name ?? "", given.Employer ?? "", given.Email ?? "", given.Capacity ?? 0, ids, unit), unknown);
    }
}
