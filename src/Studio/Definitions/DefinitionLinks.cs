using System.Security.Claims;
using BenchmarkWorkflow.Studio.Permissions;

namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>
/// What the caller may do with definitions, as links. The Studio opens a definition for editing only when <c>publish</c> is among its links, and offers
/// bulk acts only when <c>bulk-publish</c> is among the list's.
/// </summary>
internal static class DefinitionLinks
{
    public static IReadOnlyList<Link> Of(string definitionId, bool isReadonly, ClaimsPrincipal user)
    {
        var path = $"/workflow-definitions/{Uri.EscapeDataString(definitionId)}";
        List<Link> links =
        [
            new(path, "self", "GET"),
            new($"/workflow-definitions/by-definition-id/{Uri.EscapeDataString(definitionId)}", "self", "GET"),
            new($"{path}/versions", "versions", "GET"),
        ];
        if (user.May(PermissionNames.ExecuteDefinitions))
        {
            links.Add(new($"{path}/bulk-dispatch", "bulk-dispatch", "POST"));
            links.Add(new($"{path}/dispatch", "dispatch", "POST"));
            links.Add(new($"{path}/execute", "execute", "POST"));
        }

        links.Add(new($"{path}/export", "export", "POST"));
        if (isReadonly) return links;
        if (user.May(PermissionNames.PublishDefinitions)) links.Add(new($"{path}/publish", "publish", "POST"));
        if (user.May(PermissionNames.RetractDefinitions)) links.Add(new($"{path}/retract", "retract", "POST"));
        if (user.May(PermissionNames.DeleteDefinitions)) links.Add(new(path, "delete", "DELETE"));
        if (user.May(PermissionNames.WriteDefinitions)) links.Add(new($"{path}/import", "import", "PUT"));
        if (user.May(PermissionNames.PublishDefinitions)) links.Add(new($"{path}/update-references", "update-references", "POST"));
        return links;
    }

    public static IReadOnlyList<Link> OfList(ClaimsPrincipal user)
    {
        List<Link> links =
        [
            new("/workflow-definitions", "self", "GET"),
            new("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
            new("/workflow-definitions/query/count", "count", "GET"),
            new("/workflow-definitions/many-by-id", "many-by-id", "GET"),
        ];
        if (user.May(PermissionNames.DeleteDefinitions))
        {
            links.Add(new("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"));
            links.Add(new("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"));
        }

        if (user.May(PermissionNames.PublishDefinitions)) links.Add(new("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
        if (user.May(PermissionNames.RetractDefinitions)) links.Add(new("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"));
        if (!user.May(PermissionNames.WriteDefinitions)) return links;
        links.Add(new("/workflow-definitions/import", "import", "POST"));
        links.Add(new("/workflow-definitions/import-files", "import-files", "POST"));
        links.Add(new("/workflow-definitions", "create", "POST"));
        return links;
    }
}
