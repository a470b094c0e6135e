namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>
/// A version of a letter's Chinese words, as somebody wrote it. The version with the highest number holds; none, or one without words: the file's. Rows are only
/// ever added, so every version can be gone back to.
/// </summary>
public sealed class TemplateWording
{
    public long Id { get; private set; }

    /// <summary>The template's name.</summary>
    public required string Template { get; init; }

    /// <summary>1, 2, 3 … within the template.</summary>
    public required int Version { get; init; }

    /// <summary>None: from here on the file's words hold again.</summary>
    public required string? Subject { get; init; }

    /// <summary>Likewise.</summary>
    public required string? Text { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The version whose words these are again; 0 for the file's, none for new ones.</summary>
    public int? RestoredFrom { get; init; }
}
