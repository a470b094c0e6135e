using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Identity;

public sealed record LoginRequest(string? Username, string? Password);

/// <summary>A refused sign-in is an answer too: <c>isAuthenticated: false</c>, as Elsa's clients expect it.</summary>
public sealed record LoginReply(bool IsAuthenticated, string? AccessToken = null, string? RefreshToken = null)
{
    public static LoginReply Of(SignedIn? tokens) => tokens is null ? new(false) : new(true, tokens.AccessToken, tokens.RefreshToken);
}

/// <summary>Sign-in of clients that are no browser.</summary>
internal static class IdentityEndpoints
{
    public static void MapIdentity(this IEndpointRouteBuilder api)
    {
        api.MapPost("/identity/login", LoginAsync).Open("it is the sign-in").RequireRateLimiting(SignInRoutes.Rate);
        api.MapPost("/identity/refresh-token", RefreshAsync).Open("the refresh token in its header is the proof, and no access token");
    }

    private static async Task<JsonHttpResult<LoginReply>> LoginAsync(RequestBody<LoginRequest> body, ISignIn signIn, CancellationToken ct)
    {
        var (userName, password) = (body.Value.Username?.Trim(), body.Value.Password);
        if (string.IsNullOrEmpty(userName) || string.IsNullOrEmpty(password)) throw Refusal.Fields(Missing(userName, password));
        return Reply.Json(LoginReply.Of(await signIn.SignInAsync(userName, password, ct)));
    }

    private static async Task<Results<JsonHttpResult<LoginReply>, UnauthorizedHttpResult>> RefreshAsync(HttpRequest request, ISignIn signIn, CancellationToken ct)
    {
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) return TypedResults.Unauthorized();
        return await signIn.RefreshAsync(header[scheme.Length..].Trim(), ct) is { } tokens ? Reply.Json(LoginReply.Of(tokens)) : TypedResults.Unauthorized();
    }

    private static Dictionary<string, IReadOnlyList<string>> Missing(string? userName, string? password)
    {
        var missing = new Dictionary<string, IReadOnlyList<string>>();
        if (string.IsNullOrEmpty(userName)) missing["username"] = ["'username' must not be empty."];
        if (string.IsNullOrEmpty(password)) missing["password"] = ["'password' must not be empty."];
        return missing;
    }
}
