namespace BenchmarkWorkflow.Selection.Files;

/// <summary>
/// Looks at a file before it is kept (for malware). It takes seconds and is another program's work, so it happens outside of any transaction: <see cref="Demand"/> asks for
/// what was found, and says with <see cref="NotScreenedException"/> that nobody has looked yet; whoever began the unit of work then calls <see cref="ScreenAsync"/> and
/// begins it anew.
/// </summary>
public interface IFileScreen
{
    /// <exception cref="RuleBrokenException"><c>file-infected</c>; <c>file-not-screened</c> where it could not be found out.</exception>
    /// <exception cref="NotScreenedException">Nobody has looked at these bytes yet.</exception>
    void Demand(StoredFile file, ReadOnlyMemory<byte> content);

    /// <summary>Looks at the file, and remembers for some minutes what was found.</summary>
    Task ScreenAsync(NotScreenedException asked, CancellationToken ct);
}

/// <summary>A file has to be looked at before the unit of work can go on.</summary>
public sealed class NotScreenedException(StoredFile file, ReadOnlyMemory<byte> content) : Exception("The file has not been looked at yet.")
{
    public StoredFile File { get; } = file;

    public ReadOnlyMemory<byte> Content { get; } = content;
}

/// <summary>Where no command is configured: every file is taken as it comes.</summary>
internal sealed class NoScreen : IFileScreen
{
    public void Demand(StoredFile file, ReadOnlyMemory<byte> content)
    {
    }

    public Task ScreenAsync(NotScreenedException asked, CancellationToken ct) => Task.CompletedTask;
}
