namespace BenchmarkWorkflow.Selection.Packages;

/// <summary>Tells by content whether bytes are a RAR archive and lists what its headers name.</summary>
public static class RarArchive
{
    /// <summary>More headers than any real package has; an archive with more counts as damaged.</summary>
    internal const int MaxHeaders = 10_000;

    /// <summary>The listing, or none when the bytes do not begin as a RAR archive does.</summary>
    public static RarListing? Read(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith("Rar!\x1a\x07\x01\0"u8)) return Rar5Headers.Read(content[8..]);
        return content.Span.StartsWith("Rar!\x1a\x07\0"u8) ? Rar4Headers.Read(content[7..]) : null;
    }
}
