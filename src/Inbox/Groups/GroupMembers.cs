using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Inbox.Groups;

/// <summary>The groups kept by the inbox itself; a host with a directory of its own registers another <see cref="IGroupMembership"/>.</summary>
public sealed class GroupMembers(DbContext db) : IGroupMembership
{
    private static readonly SteadyList<string, string> OfUser = new((db, user) => db.Set<GroupMember>().Where(member => member.User == user).Select(member => member.Group));

    public async Task<IReadOnlySet<string>> GroupsOfAsync(string user, CancellationToken ct) => (await OfUser.AskAsync(db, user, ct)).ToHashSet();

    public async Task<IReadOnlyList<string>> UsersOfAsync(string group, CancellationToken ct) =>
        await db.Set<GroupMember>().AsNoTracking().Where(member => member.Group == group).OrderBy(member => member.User).Select(member => member.User).ToListAsync(ct);

    /// <summary>Puts the user into the group; already there is fine.</summary>
    public async Task AddAsync(string group, string user, CancellationToken ct)
    {
        if (await db.Set<GroupMember>().AnyAsync(member => member.Group == group && member.User == user, ct)) return;
        db.Add(new GroupMember { Group = group, User = user });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Takes the user out of the group; not there is fine.</summary>
    public Task RemoveAsync(string group, string user, CancellationToken ct) =>
        db.Set<GroupMember>().Where(member => member.Group == group && member.User == user).ExecuteDeleteAsync(ct);
}
