using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>
/// Files in a folder, <c>ab/abcdef…</c> by hash. A file is written whole beside its place while the unit of work goes on, and gets its name just before the commit; a unit
/// that is undone takes it away again. What has its name is never changed nor removed, so two units with the same bytes are in nobody's way.
/// </summary>
internal sealed class FolderFileStore(IOptions<SelectionOptions> options, IFileScreen screen, IUnitEnd unit) : IFileStore
{
    private static long number;

    private readonly string root = Path.GetFullPath(options.Value.FilesFolder);
    private readonly bool flush = options.Value.FlushFiles;
    private readonly Dictionary<string, string> written = new(StringComparer.Ordinal);

    public Task<StoredFile> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var stored = StoredFile.Of(content);
        screen.Demand(stored, content);
        var path = PathOf(stored.Sha256);
        if (File.Exists(path) || written.ContainsKey(stored.Sha256)) return Task.FromResult(stored);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a stored path always has a folder
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref number)}.part";
        unit.AfterRollback(() => Remove(temporary));
        // A local file is written where the caller stands: handing it to another thread costs more than the writing.
        using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, content.Length))
        {
            RandomAccess.Write(file, content.Span, fileOffset: 0);
            if (flush) RandomAccess.FlushToDisk(file);
        }

        written.Add(stored.Sha256, temporary);
        unit.BeforeCommit(() => File.Move(temporary, path, overwrite: true)); // another writer's file has the same bytes
        return Task.FromResult(stored);
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken ct)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return Task.FromResult<Stream?>(null);
        var path = PathOf(sha256);
        if (written.TryGetValue(sha256, out var temporary) && File.Exists(temporary)) path = temporary;
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null);
    }

    /// <summary>Takes a file away that nobody needs any more; one that cannot be is left, and does no harm.</summary>
    internal static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception left) when (left is IOException or UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);
}
