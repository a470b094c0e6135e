using Microsoft.AspNetCore.Authorization;

namespace BenchmarkWorkflow.Studio.Permissions;

/// <summary>Meets a <see cref="PermissionDemand"/> when the caller holds one of its permissions, or all of them by <c>*</c>.</summary>
internal sealed class PermissionHandler : AuthorizationHandler<PermissionDemand>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionDemand requirement)
    {
        foreach (var claim in context.User.FindAll(Permit.ClaimType))
            if (claim.Value == PermissionNames.All || requirement.AnyOf.Contains(claim.Value, StringComparer.Ordinal))
                context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
