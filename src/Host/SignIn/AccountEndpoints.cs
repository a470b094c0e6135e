using System.Security.Claims;
using BenchmarkWorkflow.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Host.SignIn;

internal sealed record PasswordChange(string? Current, string? Next);

/// <summary>What everybody who is signed in may do with their own account.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/account/password", ChangePasswordAsync).RequireAuthorization();

    private static async Task<Results<NoContent, ValidationProblem>> ChangePasswordAsync(PasswordChange change, ClaimsPrincipal who, UnitOfWork work, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(change.Current)) return Wrong("current", "请填写原密码。");
        if (string.IsNullOrEmpty(change.Next)) return Wrong("next", "请填写新密码。");
        var result = await work.RunAsync(
            (services, _) => services.GetRequiredService<AccountBook>().ChangePasswordAsync(who, change.Current, change.Next), ct);
        if (result.Succeeded) return TypedResults.NoContent();
        var mismatch = result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch));
        return Wrong(mismatch ? "current" : "next", [.. result.Errors.Select(error => error.Description)]);
    }

    private static ValidationProblem Wrong(string field, params string[] messages) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = messages });
}
