namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>One way to answer a task: a button, and an outcome of the workflow's step.</summary>
/// <param name="Key">Literal outcome name; <c>Timeout</c> and <c>Cancelled</c> are reserved.</param>
/// <param name="Label">Chinese text of the button.</param>
/// <param name="LabelEn">English text of the button.</param>
/// <param name="NeedsForm">Whether the form's required fields must be filled for this action.</param>
/// <param name="NeedsComment">Whether an opinion must be written with it.</param>
public sealed record TaskAction(string Key, string Label, string? LabelEn = null, bool NeedsForm = true, bool NeedsComment = false)
{
    /// <summary>Outcome of a task nobody answered in time.</summary>
    public const string Timeout = "Timeout";

    /// <summary>Outcome of a task that was cancelled.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>What a task offers that names no actions.</summary>
    public static readonly TaskAction Done = new("Done", "提交", "Submit");
}
