using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Files;

/// <summary>Files that come in pieces, so that a lost connection costs one piece: begin, append at the offset the row names, then <see cref="TakeAsync"/>.</summary>
public sealed class Uploads
{
    /// <summary>Bytes of one piece at most.</summary>
    public const int MaxPiece = 4 * 1024 * 1024;

    /// <summary>Uploads of one person that may be open at once.</summary>
    public const int MaxOpen = 30;

    /// <summary>How long an unfinished one is waited for.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(3);

    private readonly DbContext db;
    private readonly TimeProvider time;
    private readonly PartialFiles files;

    private readonly IUnitEnd unit;

    internal Uploads(DbContext db, TimeProvider time, PartialFiles files, IUnitEnd unit) => (this.db, this.time, this.files, this.unit) = (db, time, files, unit);

    /// <summary>Begins one. Whether the file is wanted at all is the caller's question.</summary>
    /// <exception cref="RuleBrokenException"><c>uploads-too-many</c>.</exception>
    public async Task<Upload> BeginAsync(string account, string fileName, long size, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (await db.Set<Upload>().CountAsync(one => one.Account == account, ct) >= MaxOpen)
            throw new RuleBrokenException(new BrokenRule("uploads-too-many", $"同时上传的文件不能超过 {MaxOpen} 个，请等前面的传完。"));
        var upload = new Upload { Account = account, FileName = FileNames.Safe(fileName), Size = size, StartedAt = time.GetUtcNow() };
        db.Add(upload);
        await db.SaveChangesAsync(ct);
        return upload;
    }

    /// <summary>The person's upload as it stands; none when there is no such one of theirs.</summary>
    public Task<Upload?> FindAsync(long id, string account, CancellationToken ct) =>
        db.Set<Upload>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.Account == account, ct);

    /// <summary>Adds a piece.</summary>
    /// <returns>Where the next begins; none when there is no such upload of theirs.</returns>
    /// <exception cref="RuleBrokenException"><c>upload-offset</c> when the piece does not begin where the last one ended; <c>upload-too-long</c>.</exception>
    public async Task<long?> AppendAsync(long id, string account, long offset, ReadOnlyMemory<byte> piece, CancellationToken ct)
    {
        if (await FindAsync(id, account, ct) is not { } upload) return null;
        var next = offset + piece.Length;
        if (next > upload.Size) throw new RuleBrokenException(new BrokenRule("upload-too-long", "传来的内容比文件还长，请重新选择文件。"));
        var taken = await db.Set<Upload>().Where(one => one.Id == id && one.Offset == offset).ExecuteUpdateAsync(row => row.SetProperty(one => one.Offset, next), ct);
        if (taken == 0) throw new RuleBrokenException(new BrokenRule("upload-offset", $"已收到 {upload.Offset} 字节，请从那里接着传。"));
        await files.WriteAsync(id, offset, piece, ct);
        return next;
    }

    /// <summary>Ends an upload that is whole and answers its name and bytes; none when there is no such upload of theirs.</summary>
    /// <exception cref="RuleBrokenException"><c>upload-unfinished</c>; <c>upload-lost</c> when its bytes are gone.</exception>
    public async Task<(string FileName, ReadOnlyMemory<byte> Content)?> TakeAsync(long id, string account, CancellationToken ct)
    {
        if (await FindAsync(id, account, ct) is not { } upload) return null;
        if (upload.Offset < upload.Size) throw new RuleBrokenException(new BrokenRule("upload-unfinished", $"文件还没有传完（{upload.Offset} / {upload.Size} 字节）。"));
        var content = await files.ReadAsync(id, upload.Size, ct) ?? throw new RuleBrokenException(new BrokenRule("upload-lost", "已上传的内容不完整，请重新上传。"));
        await db.Set<Upload>().Where(one => one.Id == id).ExecuteDeleteAsync(ct);
        unit.AfterCommit(() => files.Remove(id));
        return (upload.FileName, content);
    }

    /// <summary>Gives an upload up; its bytes are gone with it.</summary>
    /// <returns>Whether there was one of theirs.</returns>
    public async Task<bool> DropAsync(long id, string account, CancellationToken ct)
    {
        if (await db.Set<Upload>().Where(one => one.Id == id && one.Account == account).ExecuteDeleteAsync(ct) == 0) return false;
        unit.AfterCommit(() => files.Remove(id));
        return true;
    }

    /// <summary>Bytes that a person's open uploads will take.</summary>
    public Task<long> OpenBytesAsync(string account, CancellationToken ct) => db.Set<Upload>().Where(one => one.Account == account).SumAsync(one => one.Size, ct);

    /// <summary>Forgets uploads that nobody has finished in <see cref="Kept"/>, and removes the bytes of all that have ended.</summary>
    /// <returns>How many were given up.</returns>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        var oldest = time.GetUtcNow() - Kept;
        var forgotten = await db.Set<Upload>().Where(one => one.StartedAt < oldest).ExecuteDeleteAsync(ct);
        var here = files.All(); // before the rows: who has bytes had its row already, so one that begins meanwhile is not among them
        var open = await db.Set<Upload>().Select(one => one.Id).ToHashSetAsync(ct);
        unit.AfterCommit(() =>
        {
            foreach (var ended in here.Where(id => !open.Contains(id))) files.Remove(ended);
        });
        return forgotten;
    }
}
