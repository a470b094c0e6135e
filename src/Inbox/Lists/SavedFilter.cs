namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>A list a person comes back to, by name.</summary>
public sealed class SavedFilter
{
    public long Id { get; internal set; }

    public string Owner { get; internal set; } = "";

    public string Name { get; internal set; } = "";

    /// <summary>A group whose members may use it too.</summary>
    public string? SharedWith { get; internal set; }

    /// <summary>A <see cref="TaskFilter"/>.</summary>
    public string FilterJson { get; internal set; } = "{}";

    public long Revision { get; internal set; } = 1;
}
