using System.Security.Cryptography;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>Keeps bytes by their SHA-256. What is stored is never changed; storing the same bytes again costs nothing and answers the same. Scoped.</summary>
public interface IFileStore
{
    /// <summary>Stores the bytes: when the unit of work has committed they are there for good, when it is undone they are gone.</summary>
    /// <exception cref="RuleBrokenException"><c>file-infected</c>, <c>file-not-screened</c>: see <see cref="IFileScreen"/>.</exception>
    /// <exception cref="NotScreenedException">They have to be looked at first, outside the transaction.</exception>
    Task<StoredFile> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Opens a stored file for reading, or answers none. The caller disposes it.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken ct);
}

/// <param name="Sha256">Lower-case hex; the name of the content.</param>
/// <param name="Size">Bytes.</param>
public sealed record StoredFile(string Sha256, long Size)
{
    /// <summary>What the content is called, stored or not.</summary>
    public static StoredFile Of(ReadOnlyMemory<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length);
}
