using System.Security.Claims;

namespace BenchmarkWorkflow.Studio.Permissions;

/// <summary>What the signed-in user may do, for answers that tell it.</summary>
public static class Caller
{
    public static bool May(this ClaimsPrincipal user, string permission) =>
        user.HasClaim(Permit.ClaimType, permission) || user.HasClaim(Permit.ClaimType, PermissionNames.All);
}
