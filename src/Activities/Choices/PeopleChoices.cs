using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Selection.Accounts;
using Elsa.Workflows.UIHints.CheckList;
using Elsa.Workflows.UIHints.Dropdown;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Activities.Choices;

/// <summary>The groups whose members may claim a task: those every campaign has, and those people are in now.</summary>
public sealed class GroupChoices(IServiceScopeFactory scopes) : SeveralChoices(scopes)
{
    private static readonly (string Name, string Label)[] Known = [("unit", "申报的推荐单位"), (Roles.Secretariat, "秘书处"), (Roles.ProcessOwner, "流程管理员")];

    private protected override Task<IEnumerable<CheckListItem>> ListAsync(IServiceProvider services, CancellationToken ct) => OfAsync(services, ct);

    /// <summary>A single unit's group is left out: a unit is chosen by its name.</summary>
    internal static async Task<IEnumerable<CheckListItem>> OfAsync(IServiceProvider services, CancellationToken ct)
    {
        var kept = await services.GetRequiredService<DbContext>().Set<GroupMember>().AsNoTracking().Where(member => !member.Group.StartsWith("unit:"))
            .Select(member => member.Group).Distinct().OrderBy(group => group).ToListAsync(ct);
        return [.. Known.Select(group => new CheckListItem($"{group.Label} {group.Name}", group.Name)), .. kept.Except(Known.Select(group => group.Name)).Select(group => new CheckListItem(group, group))];
    }
}

/// <summary>Everybody who can be meant by a word: the roles in a matter, and the groups.</summary>
public sealed class PeopleChoices(IServiceScopeFactory scopes) : SeveralChoices(scopes)
{
    private protected override async Task<IEnumerable<CheckListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var roles = services.GetServices<IRole>().Select(role => new CheckListItem($"{role.Label} {role.Name}", role.Name)).ToList();
        return [.. roles, .. (await GroupChoices.OfAsync(services, ct)).Where(group => roles.All(role => role.Value != group.Value))];
    }
}

/// <summary>One person: a role that only one can have, or somebody of the secretariat.</summary>
public sealed class AssigneeChoices(IServiceScopeFactory scopes) : Choices(scopes)
{
    private protected override async Task<IEnumerable<SelectListItem>> ListAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var staff = await db.Set<GroupMember>().AsNoTracking().Where(member => member.Group == Roles.Secretariat)
            .Join(db.Set<Account>(), member => member.User, account => account.UserName, (_, account) => account).Where(account => !account.Disabled)
            .OrderBy(account => account.UserName).Select(account => new SelectListItem(account.DisplayName + " " + account.UserName, account.UserName!)).ToListAsync(ct); // joined by it
        return [.. services.GetServices<IRole>().Where(role => role.IsOnePerson).Select(role => new SelectListItem($"{role.Label} {role.Name}", role.Name)), .. staff];
    }
}
