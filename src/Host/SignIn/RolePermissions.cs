using BenchmarkWorkflow.Api;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Studio.Permissions;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>What each role may do in the API. A role that is not here may do nothing there.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<string, string[]> ByRole = new(StringComparer.Ordinal)
    {
        [Roles.Administrator] = [PermissionNames.All],
        [Roles.Applicant] = [Permissions.UseInbox, Permissions.Apply],
        [Roles.Unit] = [Permissions.UseInbox, Permissions.Recommend],
        [Roles.Expert] = [Permissions.UseInbox, Permissions.Judge],
        [Roles.ProcessOwner] =
        [
            Permissions.UseInbox, Permissions.WriteCampaign,
            PermissionNames.ReadAny,
            PermissionNames.ReadDefinitions, PermissionNames.WriteDefinitions, PermissionNames.PublishDefinitions, PermissionNames.RetractDefinitions,
            PermissionNames.DeleteDefinitions, PermissionNames.ExecuteDefinitions, PermissionNames.ExecuteTests,
            PermissionNames.RefreshDefinitions, PermissionNames.ReloadDefinitions,
            PermissionNames.ReadInstances, PermissionNames.WriteInstances, PermissionNames.CancelInstances, PermissionNames.DeleteInstances,
            PermissionNames.ReadExecutions, PermissionNames.RunAlterations, PermissionNames.ReadAlterations,
            PermissionNames.TriggerEvents, PermissionNames.CompleteTasks, PermissionNames.ResumeBookmarks,
            PermissionNames.ReadDeadLetters, PermissionNames.ReplayDeadLetters, PermissionNames.DeleteDeadLetters,
            PermissionNames.ReadCommitStrategies, PermissionNames.ReadIncidentStrategies, PermissionNames.ReadLogPersistenceStrategies,
            PermissionNames.ReadActivationStrategies, PermissionNames.ReadRuntime, PermissionNames.ReadDashboard, PermissionNames.ReadLabels,
        ],
        [Roles.Secretariat] =
        [
            Permissions.UseInbox, Permissions.ReadSelection, Permissions.WriteSelection, Permissions.WriteCampaign, Permissions.ReadMail, Permissions.WriteMail, Permissions.ReadAudit,
            PermissionNames.ReadAny,
            PermissionNames.ReadDefinitions, PermissionNames.ReadInstances, PermissionNames.ReadExecutions,
            PermissionNames.ReadCommitStrategies, PermissionNames.ReadIncidentStrategies, PermissionNames.ReadLogPersistenceStrategies,
            PermissionNames.ReadActivationStrategies, PermissionNames.ReadDashboard,
        ],
    };

    /// <summary>The permissions of somebody with <paramref name="roles"/>, each once.</summary>
    public static IEnumerable<string> Of(IEnumerable<string> roles) =>
        roles.SelectMany(role => ByRole.TryGetValue(role, out var permissions) ? permissions : []).Distinct(StringComparer.Ordinal);
}
