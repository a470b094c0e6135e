namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>One key by which sign-in tokens are sealed. Kept in the database, so that every node reads what another sealed.</summary>
public sealed class SealingKey
{
    public long Id { get; set; }

    /// <summary>The key's own name; a name is stored once.</summary>
    public required string Name { get; init; }

    /// <summary>The key as ASP.NET Core writes it.</summary>
    public required string Xml { get; init; }
}
