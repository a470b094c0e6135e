using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Experts;

/// <summary>Reads the register as the secretariat sees it.</summary>
internal sealed class ExpertReading(DbContext db, ExpertList list, CompanyTies ties, AccountLinks links, AuditTrail audit, PeopleNames people, CampaignDesk campaigns, TimeProvider time)
{
    private const int LastActs = 20;

    public DateOnly Today => ShanghaiTime.DayOf(time.GetUtcNow());

    /// <summary>The key areas of the latest campaign: their numbers by their ids.</summary>
    public async Task<IReadOnlyDictionary<long, int>> AreasAsync(CancellationToken ct) => await campaigns.KeyAsync(null, ct) is { Id: var latest }
        ? await db.Set<KeyArea>().AsNoTracking().Where(area => area.CampaignId == latest).ToDictionaryAsync(area => area.Id, area => area.Number, ct)
        : new Dictionary<long, int>();

    /// <summary>The recommending unit of the latest campaign with that number; none: there is no such unit.</summary>
    public async Task<long?> UnitAsync(int number, CancellationToken ct) => await campaigns.KeyAsync(null, ct) is { Id: var latest }
        ? await db.Set<RecommendingUnit>().Where(unit => unit.Number == number && unit.CampaignId == latest).Select(unit => (long?)unit.Id).SingleOrDefaultAsync(ct)
        : null;

    public async Task<IReadOnlyList<ExpertLine>> LinesAsync(IReadOnlyList<ExpertRow> rows, CancellationToken ct)
    {
        var (areas, today, names) = (await AreasAsync(ct), Today, rows.Select(row => row.Expert.Account).ToList());
        var accounts = await db.Set<Account>().AsNoTracking().Where(account => names.Contains(account.UserName!))
            .Select(account => new { account.UserName, account.Disabled, HasPassword = account.PasswordHash != null }).ToDictionaryAsync(account => account.UserName!, ct);
        return [.. rows.Select(Line)];

        ExpertLine Line(ExpertRow row)
        {
            var (expert, account) = (row.Expert, accounts.GetValueOrDefault(row.Expert.Account));
            return new(
                expert.Id, expert.Account, expert.Name, expert.Employer, expert.Email, [.. expert.AreaIds.Where(areas.ContainsKey).Select(id => areas[id]).Order()], row.UnitNumber, row.UnitName, expert.Capacity, row.Assigned,
                !expert.IsActive ? ExpertStanding.Retired : expert.IsAvailable(today) ? ExpertStanding.Available : ExpertStanding.Away, expert.OutFrom, expert.OutUntil,
                account is null ? null : account.Disabled ? AccountState.Disabled : account.HasPassword ? AccountState.Active : AccountState.Pending);
        }
    }

    /// <exception cref="RuleBrokenException"><c>expert-not-found</c>.</exception>
    public async Task<ExpertView> ViewAsync(long id, HttpResponse response, CancellationToken ct)
    {
        var row = await list.FindAsync(id, ct) ?? throw new RuleBrokenException(ExpertRules.NotFound);
        var sheets = await list.SheetsAsync(id, ct);
        var acts = await audit.LastOfAsync("expert", id, LastActs, ct);
        var named = await people.OfAsync(acts.Select(act => act.Actor), ct);
        var account = await db.Set<Account>().AsNoTracking().Where(one => one.UserName == row.Expert.Account && one.PasswordHash == null).Select(one => (long?)one.Id).SingleOrDefaultAsync(ct);
        var invitation = account is { } invited ? await links.OfAccountAsync(invited, ct) : null;
        Revision.Tell(response, row.Expert.Revision);
        return new(
            (await LinesAsync([row], ct))[0], row.Expert.Revision, Count(ScoreSheetState.Assigned) + Count(ScoreSheetState.Draft), Count(ScoreSheetState.Submitted), Count(ScoreSheetState.Declined),
            Count(ScoreSheetState.Replaced), Count(ScoreSheetState.Voided), invitation?.ExpiresAt,
            [.. (await ties.OfExpertAsync(id, ct)).Select(tie => new ExpertTieView(tie.Id, tie.Company, tie.Reason.Text(), tie.Note, tie.DeclaredAt))],
            [.. acts.Select(act => new ExpertActView(act.At, named.Of(act.Actor), act.Act, System.Text.Json.JsonElement.Parse(act.Details)))]);

        int Count(ScoreSheetState state) => sheets.GetValueOrDefault(state);
    }
}
