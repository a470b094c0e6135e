namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>The kinds of document an application holds.</summary>
public enum DocumentKind
{
    /// <summary>申报书, stamped.</summary>
    Form,
    /// <summary>典型经验.</summary>
    Experience,
    /// <summary>证明材料.</summary>
    Proof,
}

/// <summary>A file of an application. The content is in the file store under its hash; a file taken away is marked, never deleted.</summary>
public sealed class ApplicationDocument
{
    public long Id { get; private set; }

    public required long ApplicationId { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>As uploaded, without a folder and without characters that mean something to a system.</summary>
    public required string FileName { get; init; }

    /// <summary>By content, not by name: <c>docx</c>, <c>pdf</c> …</summary>
    public required string Type { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    public required string UploadedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; internal set; }

    public string? RemovedBy { get; internal set; }
}
