namespace BenchmarkWorkflow.Inbox.Bulk;

/// <summary>
/// Acts that stand or fall each by itself within one transaction: what a refused one wrote, in any room, is undone, and what the others wrote stays. Whoever composes
/// the rooms answers it, since an answer does more than the inbox knows of.
/// </summary>
public interface ITaskAttempts
{
    /// <summary>Does <paramref name="act"/>; when it throws what <see cref="RefusalOf"/> knows, everything it changed is undone before it is thrown on.</summary>
    Task<T> TryAsync<T>(Func<Task<T>> act, CancellationToken ct);

    /// <summary>The rules that an exception of any room names; none where it is no refusal.</summary>
    IReadOnlyList<BrokenRule>? RefusalOf(Exception exception);
}

/// <summary>Where the inbox stands alone: its own verbs check before they write.</summary>
internal sealed class OwnAttempts : ITaskAttempts
{
    public Task<T> TryAsync<T>(Func<Task<T>> act, CancellationToken ct) => act();

    public IReadOnlyList<BrokenRule>? RefusalOf(Exception exception) => (exception as RuleBrokenException)?.Rules;
}
