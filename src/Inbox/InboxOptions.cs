namespace BenchmarkWorkflow.Inbox;

/// <summary>Settings of the inbox.</summary>
public sealed class InboxOptions
{
    /// <summary>Members of this group may see every task and act in another's place, giving a reason (秘书处).</summary>
    public string OverrideGroup { get; set; } = "secretariat";
}
