using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>Files in a folder, <c>ab/abcdef…</c> by hash. A file appears under its name only when it is whole: written beside it, then renamed.</summary>
internal sealed class FolderFileStore(IOptions<SelectionOptions> options) : IFileStore
{
    private readonly string root = Path.GetFullPath(options.Value.FilesFolder);
    private readonly bool flush = options.Value.FlushFiles;
    private long number;

    public Task<StoredFile> PutAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var stored = new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content.Span)), content.Length);
        var path = PathOf(stored.Sha256);
        if (File.Exists(path)) return Task.FromResult(stored);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a stored path always has a folder
        var temporary = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref number)}.part";
        try
        {
            // A local file is written where the caller stands: handing it to another thread costs more than the writing.
            using (var file = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, content.Length))
            {
                RandomAccess.Write(file, content.Span, fileOffset: 0);
                if (flush) RandomAccess.FlushToDisk(file);
            }

            File.Move(temporary, path, overwrite: true); // another writer's file has the same bytes
        }
        finally
        {
            File.Delete(temporary);
        }

        return Task.FromResult(stored);
    }

    public Task<Stream?> OpenAsync(string sha256, CancellationToken ct)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower)) return Task.FromResult<Stream?>(null);
        var path = PathOf(sha256);
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read) : null);
    }

    private string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256);
}
