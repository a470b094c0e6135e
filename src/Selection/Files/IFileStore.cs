namespace BenchmarkWorkflow.Selection.Files;

/// <summary>Keeps bytes by their SHA-256. What is stored is never changed; storing the same bytes again costs nothing and answers the same.</summary>
/// <remarks>A file stored by a transaction that rolls back stays, named by nobody; that does no harm.</remarks>
public interface IFileStore
{
    /// <summary>Stores the bytes; when it answers they are there for good.</summary>
    Task<StoredFile> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Opens a stored file for reading, or answers none. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken ct);
}

/// <param name="Sha256">Lower-case hex; the name of the content.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Sha256, long Size);
