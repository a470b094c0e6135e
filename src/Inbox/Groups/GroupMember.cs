namespace BenchmarkWorkflow.Inbox.Groups;

/// <summary>A user is in a group, such as <c>secretariat</c>, <c>experts</c> or <c>unit:12</c>.</summary>
public sealed class GroupMember
{
    public long Id { get; internal set; }

    public string Group { get; internal set; } = "";

    public string User { get; internal set; } = "";
}

/// <summary>Which groups a person is in, asked anew at every act.</summary>
public interface IGroupMembership
{
    Task<IReadOnlySet<string>> GroupsOfAsync(string user, CancellationToken ct);
}
