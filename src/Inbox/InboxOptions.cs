namespace BenchmarkWorkflow.Inbox;

/// <summary>Settings of the inbox.</summary>
public sealed class InboxOptions
{
    /// <summary>Members of this group may see every task and act in another's place, giving a reason (秘书处).</summary>
    public string OverrideGroup { get; set; } = "secretariat";

    /// <summary>
    /// Groups whose members work together, by name, or by its beginning where it ends with a colon. People find each other, pass tasks on and stand in for each
    /// other only within such a group: two companies, or two experts, are no colleagues although their role is the same.
    /// </summary>
    public IReadOnlyList<string> Teams { get; set; } = ["secretariat", "unit:", "process-owner", "administrator"];

    internal bool IsTeam(string group) => Teams.Any(team => team.EndsWith(':') ? group.StartsWith(team, StringComparison.Ordinal) : group == team);
}
