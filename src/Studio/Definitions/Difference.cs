namespace BenchmarkWorkflow.Studio.Definitions;

/// <summary>What happened to a piece of a definition from one version to another.</summary>
public enum DifferenceKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One difference between two versions of a definition, in words of the designer.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Where">The piece: <c>name</c>, <c>variable Total</c>, <c>activity Greet (Elsa.WriteLine)</c>, <c>connection A:Done -> B:In</c>.</param>
/// <param name="Member">The member of the piece that changed, as a path; empty for the piece as a whole.</param>
/// <param name="Before">Its JSON before, when it changed.</param>
/// <param name="After">Its JSON after, when it changed.</param>
public sealed record Difference(DifferenceKind Kind, string Where, string Member = "", string? Before = null, string? After = null)
{
    public override string ToString() => Kind switch
    {
        DifferenceKind.Added => $"+ {Where}",
        DifferenceKind.Removed => $"- {Where}",
        DifferenceKind.Changed => $"~ {Where}{(Member.Length == 0 ? "" : " " + Member)}: {Before ?? "(none)"} -> {After ?? "(none)"}",
    };
}
