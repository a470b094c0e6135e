using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Host.SignIn;

/// <param name="Link">What stood behind the <c>#</c> of the link.</param>
internal sealed record AccountLinkAsked(string? Link);

/// <param name="Link">What stood behind the <c>#</c> of the link.</param>
internal sealed record AccountLinkUse(string? Link, string? Password);

/// <summary>Whose password it is about.</summary>
internal sealed record AccountLinkOwner(string UserName, string DisplayName, [property: JsonConverter(typeof(Camel<AccountLinkPurpose>))] AccountLinkPurpose Purpose, DateTimeOffset ExpiresAt);

/// <summary>Choosing a password by a link from a letter. Who holds the link is its owner: it was sent to their address alone. One that is used, taken back, expired or made up is answered the same.</summary>
internal static class AccountLinkEndpoints
{
    public static void MapAccountLinks(this IEndpointRouteBuilder app)
    {
        var links = app.MapGroup("/api/account-links").WithTags("accounts");
        links.MapPost("/look", LookAsync).Open("who holds the link was sent it").RequireRateLimiting(SignInRoutes.Rate).WithSummary("Whose link it is, and until when it is good.");
        links.MapPost("/use", UseAsync).Open("who holds the link was sent it").RequireRateLimiting(SignInRoutes.Rate).WithSummary("Chooses a password; the link is good for that once.");
    }

    private static async Task<Results<Ok<AccountLinkOwner>, ProblemHttpResult>> LookAsync(AccountLinkAsked asked, AccountSecrets secrets, Passwords passwords, CancellationToken ct) =>
        secrets.Open(asked.Link) is { } id && await passwords.OwnerAsync(id, ct) is var (link, owner)
            ? TypedResults.Ok(new AccountLinkOwner(owner.UserName!, owner.DisplayName, link.Purpose, link.ExpiresAt))
            : NotGood();

    private static async Task<Results<NoContent, ProblemHttpResult>> UseAsync(AccountLinkUse use, AccountSecrets secrets, Passwords passwords, CancellationToken ct)
    {
        if (secrets.Open(use.Link) is not { } id) return NotGood();
        var (good, wrong) = await passwords.SetByLinkAsync(id, use.Password ?? "", ct);
        if (wrong.Count > 0) return Problem.Fields(wrong.Select(message => ("password", message)));
        return good ? TypedResults.NoContent() : NotGood();
    }

    private static ProblemHttpResult NotGood() => Problem.Of(404, "link-not-good", "链接已失效：可能已使用、已过期或已撤销。请联系管理员重新发送。");
}
