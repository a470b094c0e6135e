namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>A person as the rules see one.</summary>
/// <param name="Name">User name.</param>
/// <param name="Groups">The groups they are in now.</param>
/// <param name="MayOverride">Member of the group that may act in another's place (the secretariat), or the engine itself.</param>
public sealed record TaskPerson(string Name, IReadOnlySet<string> Groups, bool MayOverride)
{
    public bool IsSystem => Name == TaskAct.System;
}
