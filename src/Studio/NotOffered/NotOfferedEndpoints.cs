using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.NotOffered;

/// <summary>The endpoints of Elsa's that make no sense here: each answers 501 with the reason.</summary>
internal static class NotOfferedEndpoints
{
    private const string Accounts = "Accounts and roles are the product's own; they are kept on its pages, with an audit of every act.";
    private const string Anonymous = "Nothing is resumed without a sign-in: a signed address would let whoever holds it act. Sign in and use POST /events/{name}/trigger or POST /tasks/{id}/complete.";
    private const string Plans = "Changes to running instances are made one by one, previewed and audited. POST /alterations/workflows/retry retries.";
    private const string Bound = "An instance belongs to the tasks, mails and rows its bursts made; it cannot be brought in without them.";
    private const string Effects = "An activity here changes the season's data; trying one alone would do so for real. Rehearse the definition instead.";
    private const string Stored = "Definitions are read from the database each time; there is nothing to reload. The definitions command moves files.";
    private const string Labels = "Definitions have categories and names; labels are not kept.";
    private const string Dashboard = "The product's own pages show how things stand.";
    private const string Steady = "Work is accepted as a durable row at any time; a node is stopped by stopping its process, which finishes what it has begun.";
    private const string NoResilience = "Calls that leave the process are repeated by the outbox, with one policy for all.";

    /// <summary>Method, path, whom it would be for, and why it is not here.</summary>
    private static readonly (string Method, string Path, string Permission, string Reason)[] Routes =
    [
        ("GET", "/identity/users", PermissionNames.ReadUsers, Accounts),
        ("POST", "/identity/users", PermissionNames.ReadUsers, Accounts),
        ("PUT", "/identity/users/{id}", PermissionNames.ReadUsers, Accounts),
        ("DELETE", "/identity/users/{id}", PermissionNames.ReadUsers, Accounts),
        ("GET", "/identity/roles", PermissionNames.ReadRoles, Accounts),
        ("POST", "/identity/roles", PermissionNames.ReadRoles, Accounts),
        ("PUT", "/identity/roles/{id}", PermissionNames.ReadRoles, Accounts),
        ("DELETE", "/identity/roles/{id}", PermissionNames.ReadRoles, Accounts),
        ("POST", "/identity/applications", PermissionNames.ReadUsers, Accounts),
        ("POST", "/identity/secrets/hash", PermissionNames.ReadUsers, Accounts),
        ("GET", "/bookmarks/resume", PermissionNames.ResumeBookmarks, Anonymous),
        ("POST", "/bookmarks/resume", PermissionNames.ResumeBookmarks, Anonymous),
        ("GET", "/events/trigger", PermissionNames.TriggerEvents, Anonymous),
        ("POST", "/alterations/submit", PermissionNames.RunAlterations, Plans),
        ("POST", "/alterations/run", PermissionNames.RunAlterations, Plans),
        ("POST", "/alterations/dry-run", PermissionNames.RunAlterations, Plans),
        ("GET", "/alterations/{id}", PermissionNames.ReadAlterations, Plans),
        ("POST", "/bulk-actions/import/workflow-instances", PermissionNames.WriteInstances, Bound),
        ("POST", "/tests/activities", PermissionNames.ExecuteTests, Effects),
        ("POST", "/actions/workflow-definitions/reload", PermissionNames.ReloadDefinitions, Stored),
        ("GET", "/labels", PermissionNames.ReadLabels, Labels),
        ("GET", "/dashboard/overview", PermissionNames.ReadDashboard, Dashboard),
        ("GET", "/dashboard/needs-attention", PermissionNames.ReadDashboard, Dashboard),
        ("GET", "/dashboard/recent-activity", PermissionNames.ReadDashboard, Dashboard),
        ("POST", "/admin/workflow-runtime/pause", PermissionNames.ManageRuntime, Steady),
        ("POST", "/admin/workflow-runtime/resume", PermissionNames.ManageRuntime, Steady),
        ("POST", "/admin/workflow-runtime/force-drain", PermissionNames.ManageRuntime, Steady),
        ("POST", "/resilience/simulate-response", PermissionNames.ReadResilience, NoResilience),
    ];

    public static void MapNotOffered(this IEndpointRouteBuilder api)
    {
        foreach (var (method, path, permission, reason) in Routes)
        {
            var answer = new ErrorReply(501, reason, new Dictionary<string, IReadOnlyList<string>>());
            api.MapMethods(path, [method], () => Answer(answer)).Demand(permission);
        }
    }

    private static JsonHttpResult<ErrorReply> Answer(ErrorReply answer) => Reply.Json(answer, 501);
}
