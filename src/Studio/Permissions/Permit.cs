using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;

namespace BenchmarkWorkflow.Studio.Permissions;

/// <summary>What a route demands: one of <paramref name="AnyOf"/>. Every route of the API carries one, or says <see cref="OpenToAll"/>.</summary>
public sealed record PermissionDemand(IReadOnlyList<string> AnyOf) : IAuthorizationRequirement;

/// <summary>Marks a route that answers without a sign-in, with the reason why it may.</summary>
public sealed record OpenToAll(string Reason);

/// <summary>Names on a route who may call it.</summary>
public static class Permit
{
    /// <summary>The claim that carries a permission of the signed-in user.</summary>
    public const string ClaimType = "permissions";

    /// <summary>Demands one of <paramref name="anyOf"/> of the caller: 401 without a sign-in, 403 without the permission.</summary>
    public static TBuilder Demand<TBuilder>(this TBuilder route, params string[] anyOf) where TBuilder : IEndpointConventionBuilder
    {
        var demand = new PermissionDemand(anyOf);
        return route.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(demand).Build()).WithMetadata(demand);
    }

    /// <summary>Lets anybody call the route.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder route, string reason) where TBuilder : IEndpointConventionBuilder =>
        route.AllowAnonymous().WithMetadata(new OpenToAll(reason));
}
