using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>Reads one account whole.</summary>
internal sealed class AccountReading(DbContext db, AccountList list, AccountLinks links, AuditTrail audit, PeopleNames people)
{
    private const int LastActs = 20;

    /// <exception cref="RuleBrokenException"><c>account-not-found</c>.</exception>
    public async Task<AccountView> ViewAsync(long id, HttpResponse response, CancellationToken ct)
    {
        var account = await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) ?? throw new RuleBrokenException(AccountRegister.NotFound);
        var link = await links.OfAccountAsync(id, ct);
        var acts = await audit.LastOfAsync("account", id, LastActs, ct);
        var named = await people.OfAsync([link?.CreatedBy, .. acts.Select(act => act.Actor)], ct);
        Revision.Tell(response, account.Revision);
        return new(
            (await list.LinesAsync([account], ct))[0], account.Revision, link is null ? null : await LinkAsync(link, named, ct),
            [.. acts.Select(act => new AccountActView(act.At, named.Of(act.Actor), act.Act, JsonElement.Parse(act.Details)))]);
    }

    private async Task<AccountLinkView> LinkAsync(AccountLink link, NamedPeople named, CancellationToken ct)
    {
        var about = link.Id.ToString(CultureInfo.InvariantCulture);
        var letter = await db.Set<OutgoingMessage>().AsNoTracking().Where(one => one.AboutKind == AccountSecrets.Kind && one.AboutId == about).OrderByDescending(one => one.Id)
            .Select(one => new { one.Id, one.Status, one.LastError }).FirstOrDefaultAsync(ct);
        return new(link.Purpose, link.Address, link.CreatedAt, named.Of(link.CreatedBy), link.ExpiresAt, letter?.Id, letter?.Status, letter?.LastError);
    }
}
