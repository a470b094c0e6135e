namespace BenchmarkWorkflow.Inbox.Groups;

/// <summary>A user is in a group, such as <c>secretariat</c>, <c>experts</c> or <c>unit:12</c>.</summary>
public sealed class GroupMember
{
    public long Id { get; internal set; }

    public string Group { get; internal set; } = "";

    public string User { get; internal set; } = "";
}

/// <summary>Who is in which group, asked anew at every act: a membership that ends, ends at once.</summary>
public interface IGroupMembership
{
    Task<IReadOnlySet<string>> GroupsOfAsync(string user, CancellationToken ct);

    /// <summary>The users in <paramref name="group"/>, by name; none when there is no such group.</summary>
    Task<IReadOnlyList<string>> UsersOfAsync(string group, CancellationToken ct);
}
