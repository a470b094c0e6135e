using System.Diagnostics;
using BenchmarkWorkflow.Engine.Running;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>Tries a unit of work again when it failed for a reason that passes by itself. The one loop of this kind: what passes, and how long to go on, the database's room says.</summary>
/// <param name="failures">None: nothing is tried again.</param>
public sealed class Repetition(ITransientFailures? failures)
{
    /// <summary>Calls <paramref name="attempt"/> until it answers, or fails in a way that is not worth another attempt: that failure is thrown.</summary>
    /// <param name="unit">What every attempt is given.</param>
    /// <param name="attempt">Does the work from the beginning. When it throws, nothing of it is there, or <paramref name="isInDoubt"/>.</param>
    /// <param name="isInDoubt">Whether the answer to a commit of this unit was lost.</param>
    /// <param name="repeats">Told of each failure after which it is tried again, with the number of the attempt.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<T> RunAsync<TUnit, T>(TUnit unit, Func<TUnit, CancellationToken, Task<T>> attempt, Func<TUnit, bool> isInDoubt, Action<int, Exception>? repeats, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var attempts = 1; ; attempts++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                return await attempt(unit, ct);
            }
            catch (Exception failed) when (!ct.IsCancellationRequested && failures?.MayRepeat(failed, attempts, Stopwatch.GetElapsedTime(begun), isInDoubt(unit)) == true)
            {
                repeats?.Invoke(attempts, failed);
            }

            await BackOffAsync(attempts, ct);
        }
    }

    /// <summary>A pause that grows, with no randomness: 0, 4, 8 … 256 ms. Of real time, also where the product's clock is virtual and stands still: others hold the row in real time.</summary>
    public static Task BackOffAsync(int attempts, CancellationToken ct) =>
        attempts <= 1 ? Task.CompletedTask : Task.Delay(TimeSpan.FromMilliseconds(1 << Math.Min(attempts, 8)), TimeProvider.System, ct);
}
