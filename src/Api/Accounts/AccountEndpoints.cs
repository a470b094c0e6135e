using System.Globalization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BenchmarkWorkflow.Api.Accounts;

/// <summary>Who may sign in, and what as: the administrators' list. A one-time password is given by the sign-in's own route, which keeps no answer.</summary>
internal static class AccountEndpoints
{
    private const int MaxTake = 100;

    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("accounts");
        accounts.MapGet("/", ListAsync).Demand(Permissions.ReadAccounts).WithSummary("One page of the accounts, by user name.");
        accounts.MapGet("/{id:long}", OneAsync).Demand(Permissions.ReadAccounts).WithSummary("One account, the link its owner was sent, and what was done to it.");
        accounts.MapPost("/", MakeAsync).Demand(Permissions.WriteAccounts).WithSummary("Makes an account, and sends its owner an invitation where that is asked for.");
        accounts.MapPut("/{id:long}", ChangeAsync).Demand(Permissions.WriteAccounts).WithSummary("Changes name, address, roles and units of an account.");
        accounts.MapPost("/{id:long}/link", SendAsync).Demand(Permissions.WriteAccounts).WithSummary("Sends the owner a link to choose a password by; one sent before is no longer good.");
        accounts.MapDelete("/{id:long}/link", RevokeAsync).Demand(Permissions.WriteAccounts).WithSummary("Takes back the link that was sent and not used.");
        accounts.MapPost("/{id:long}/disable", DisableAsync).Demand(Permissions.WriteAccounts).WithSummary("Shuts an account: every sign-in of it ends.");
        accounts.MapPost("/{id:long}/enable", EnableAsync).Demand(Permissions.WriteAccounts).WithSummary("Opens a disabled account again.");
    }

    private static async Task<Results<Ok<Page<AccountLine>>, ProblemHttpResult>> ListAsync(
        [FromQuery(Name = "search")] string? search, [FromQuery(Name = "role")] string? role, [FromQuery(Name = "unit")] int? unit, [FromQuery(Name = "state")] Choice<AccountState>? state,
        [FromQuery(Name = "locked")] bool? locked, [FromQuery(Name = "cursor")] string? cursor, [FromQuery(Name = "take")] int? take, AccountList list, CancellationToken ct)
    {
        string? after = null;
        if (cursor is not null)
        {
            if (Cursor.Read(cursor, 1) is not [var last]) throw new RuleBrokenException(Cursor.Invalid);
            after = last;
        }

        return TypedResults.Ok(await list.FindAsync(new(search, string.IsNullOrEmpty(role) ? null : role, unit, state?.Value, locked), after, Math.Clamp(take ?? 20, 1, MaxTake), ct));
    }

    private static async Task<Ok<AccountView>> OneAsync(long id, AccountReading reading, HttpResponse response, CancellationToken ct) =>
        TypedResults.Ok(await reading.ViewAsync(id, response, ct));

    private static async Task<Created<AccountView>> MakeAsync(AccountToMake given, Viewer who, AccountRegister register, AccountLetters letters, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        var account = await register.MakeAsync(given.UserName?.Trim() ?? "", given.ToEntry(), given.Invite, who.Name, ct);
        if (given.Invite) await letters.SendAsync(account.Id, null, who.Name, ct);
        return TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/accounts/{account.Id}"), await reading.ViewAsync(account.Id, response, ct));
    }

    private static async Task<Ok<AccountView>> ChangeAsync(long id, AccountGiven given, Revision seen, Viewer who, AccountRegister register, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        await register.ChangeAsync(id, seen.Seen, given.ToEntry(), who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<AccountView>> SendAsync(long id, Revision seen, Viewer who, AccountLetters letters, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        await letters.SendAsync(id, seen.Seen, who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<AccountView>> RevokeAsync(long id, Revision seen, Viewer who, AccountLetters letters, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        await letters.RevokeAsync(id, seen.Seen, who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<AccountView>> DisableAsync(long id, AccountAct act, Revision seen, Viewer who, AccountRegister register, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        await register.DisableAsync(id, seen.Seen, string.IsNullOrWhiteSpace(act.Reason) ? null : act.Reason.Trim(), who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }

    private static async Task<Ok<AccountView>> EnableAsync(long id, Revision seen, Viewer who, AccountRegister register, AccountReading reading, HttpResponse response, CancellationToken ct)
    {
        await register.EnableAsync(id, seen.Seen, who.Name, ct);
        return TypedResults.Ok(await reading.ViewAsync(id, response, ct));
    }
}
