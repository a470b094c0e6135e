using System.Globalization;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>The bytes of files that are not whole yet, one file an upload, beside the file store (on several nodes: in the folder they share).</summary>
/// <remarks>The rows say how far each is; bytes beyond that, of a transaction that rolled back, are written over by the next piece.</remarks>
internal sealed class PartialFiles(IOptions<SelectionOptions> options)
{
    private readonly string folder = Path.Combine(Path.GetFullPath(options.Value.FilesFolder), "uploads");

    public async Task WriteAsync(long id, long offset, ReadOnlyMemory<byte> piece, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        using var file = File.OpenHandle(PathOf(id), offset == 0 ? FileMode.Create : FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        await RandomAccess.WriteAsync(file, piece, offset, ct);
    }

    /// <summary>The whole file; none when its bytes are gone.</summary>
    public async Task<byte[]?> ReadAsync(long id, long size, CancellationToken ct)
    {
        if (!File.Exists(PathOf(id))) return null;
        var bytes = new byte[size];
        await using var file = new FileStream(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct) == bytes.Length ? bytes : null;
    }

    /// <summary>Removes the bytes of an upload that has ended.</summary>
    public void Remove(long id) => FolderFileStore.Remove(PathOf(id));

    /// <summary>The uploads that have bytes here.</summary>
    public IReadOnlyList<long> All() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder).Select(path => long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null)
            .OfType<long>(),
    ];

    private string PathOf(long id) => Path.Combine(folder, id.ToString(CultureInfo.InvariantCulture));
}
