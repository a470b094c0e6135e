using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Api.Accounts;

/// <param name="Link">What stood behind the <c>#</c> of the link.</param>
internal sealed record AccountLinkAsked(string? Link);

/// <param name="Link">What stood behind the <c>#</c> of the link.</param>
internal sealed record AccountLinkUse(string? Link, string? Password);

/// <summary>Whose password it is about.</summary>
internal sealed record AccountLinkOwner(string UserName, string DisplayName, [property: JsonConverter(typeof(Camel<AccountLinkPurpose>))] AccountLinkPurpose Purpose, DateTimeOffset ExpiresAt);

/// <summary>Choosing a password by a link from a letter. Who holds the link is its owner: it was sent to their address alone. One that is used, taken back, expired or made up is answered the same.</summary>
internal static class AccountLinkEndpoints
{
    public static void MapAccountLinks(this IEndpointRouteBuilder api)
    {
        var links = api.MapGroup("/account-links").WithTags("accounts");
        links.MapPost("/look", LookAsync).Open("who holds the link was sent it").RequireRateLimiting(SignInRoutes.Rate).WithSummary("Whose link it is, and until when it is good.");
        links.MapPost("/use", UseAsync).Open("who holds the link was sent it").RequireRateLimiting(SignInRoutes.Rate).WithSummary("Chooses a password; the link is good for that once.");
    }

    private static async Task<Results<Ok<AccountLinkOwner>, ProblemHttpResult>> LookAsync(AccountLinkAsked asked, AccountLetters letters, CancellationToken ct) =>
        await letters.FindAsync(asked.Link, ct) is ({ } link, { } account)
            ? TypedResults.Ok(new AccountLinkOwner(account.UserName!, account.DisplayName, link.Purpose, link.ExpiresAt))
            : NotGood();

    private static async Task<Results<NoContent, ProblemHttpResult>> UseAsync(AccountLinkUse use, AccountLetters letters, UserManager<Account> users, CancellationToken ct)
    {
        if (await letters.FindAsync(use.Link, ct) is not ({ } link, { } account)) return NotGood();
        var wrong = await OwnersPasswords.WrongAsync(users, account.UserName!, use.Password ?? "");
        if (wrong.Count > 0) return Problem.Fields(wrong.Select(message => ("password", message)));
        return await letters.UseAsync(link, account, use.Password!, ct) ? TypedResults.NoContent() : NotGood();
    }

    private static ProblemHttpResult NotGood() => Problem.Of(404, "link-not-good", "链接已失效：可能已使用、已过期或已撤销。请联系管理员重新发送。");
}
