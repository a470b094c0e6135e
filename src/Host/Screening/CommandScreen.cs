using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Files;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Screening;

/// <summary>Has the operator's command look at every file once, and remembers for a while what it said of these bytes.</summary>
internal sealed partial class CommandScreen(IOptions<MalwareOptions> options, TimeProvider time, ILogger<CommandScreen> log) : IFileScreen, IDisposable
{
    private enum Finding
    {
        Clean,
        Infected,
        Unknown,
    }

    private const int CleanCode = 0, InfectedCode = 1;

    /// <summary>Long enough for the request that asked, and for one that is sent again.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (Finding Finding, DateTimeOffset At)> findings = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim places = new(options.Value.AtOnce);

    /// <summary>Why the last file could not be looked at; none when it could.</summary>
    public string? Trouble { get; private set; }

    public void Demand(StoredFile file, ReadOnlyMemory<byte> content)
    {
        if (options.Value.Command.Length == 0) return;
        if (!findings.TryGetValue(file.Sha256, out var found) || time.GetUtcNow() - found.At > Remembered) throw new NotScreenedException(file, content);
        if (found.Finding is Finding.Infected) throw new RuleBrokenException(new BrokenRule("file-infected", "该文件中发现恶意程序，未予接收。请检查本机后重新制作文件。", "file"));
        if (found.Finding is not Finding.Unknown) return;
        findings.TryRemove(file.Sha256, out _); // sent again, it is looked at again
        throw new RuleBrokenException(new BrokenRule("file-not-screened", "暂时无法对文件进行安全检查，未予接收，请稍后重试；运维人员已得到通知。"));
    }

    public async Task ScreenAsync(NotScreenedException asked, CancellationToken ct)
    {
        await places.WaitAsync(ct);
        try
        {
            var (finding, trouble) = await LookAsync(asked.Content, ct);
            Trouble = trouble;
            if (finding is Finding.Infected) Infected(log, asked.File.Sha256, asked.File.Size);
            if (trouble is not null) NotScreened(log, asked.File.Sha256, trouble);
            Forget();
            findings[asked.File.Sha256] = (finding, time.GetUtcNow());
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<(Finding Finding, string? Trouble)> LookAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("screening-").FullName; // nobody else reads it
        try
        {
            var path = Path.Combine(folder, "file");
            await File.WriteAllBytesAsync(path, content, ct);
            return await RunAsync(path, ct);
        }
        catch (Exception failed) when (failed is Win32Exception or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return (Finding.Unknown, failed.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<(Finding Finding, string? Trouble)> RunAsync(string path, CancellationToken ct)
    {
        var settings = options.Value;
        var start = new ProcessStartInfo(settings.Command) { RedirectStandardInput = true };
        IReadOnlyList<string> arguments = settings.Arguments.Count == 0 ? [MalwareOptions.File] : settings.Arguments;
        foreach (var argument in arguments) start.ArgumentList.Add(argument.Replace(MalwareOptions.File, path, StringComparison.Ordinal));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.Seconds));
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{settings.Command} did not start.");
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            ct.ThrowIfCancellationRequested();
            return (Finding.Unknown, $"{settings.Command} did not finish in {settings.Seconds} s.");
        }

        return process.ExitCode switch
        {
            CleanCode => (Finding.Clean, null),
            InfectedCode => (Finding.Infected, null),
            var code => (Finding.Unknown, $"{settings.Command} ended with exit code {code}."),
        };
    }

    private void Forget()
    {
        var oldest = time.GetUtcNow() - Remembered;
        foreach (var (sha256, (_, at)) in findings)
            if (at < oldest) findings.TryRemove(sha256, out _);
    }

    public void Dispose() => places.Dispose();

    [LoggerMessage(1321, LogLevel.Warning, "An uploaded file of {Size} bytes is infected and was refused (SHA-256 {Sha256}).")]
    private static partial void Infected(ILogger logger, string sha256, long size);

    [LoggerMessage(1322, LogLevel.Error, "An uploaded file could not be looked at for malware and was refused (SHA-256 {Sha256}): {Trouble}")]
    private static partial void NotScreened(ILogger logger, string sha256, string trouble);
}
