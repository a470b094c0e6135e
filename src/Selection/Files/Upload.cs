namespace BenchmarkWorkflow.Selection.Files;

/// <summary>A file on its way here, piece by piece. It is nobody's document before it is whole and attached to something.</summary>
public sealed class Upload
{
    public long Id { get; private set; }

    /// <summary>Who sends it. Nobody else sees it.</summary>
    public required string Account { get; init; }

    /// <summary>As the sender's machine calls it, made safe.</summary>
    public required string FileName { get; init; }

    /// <summary>Bytes it will have.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes that are here: where the next piece begins.</summary>
    public long Offset { get; internal set; }

    public required DateTimeOffset StartedAt { get; init; }
}
