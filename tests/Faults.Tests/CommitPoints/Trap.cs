using BenchmarkWorkflow.Engine.Storage;

namespace BenchmarkWorkflow.Faults.Tests.CommitPoints;

/// <summary>Lets the process "die" at the n-th commit point: the unit is cut off there, and nobody gets to handle it.</summary>
internal sealed class Trap : ICommitPoints
{
    private CancellationTokenSource? life;
    private int left;

    /// <summary>Where it died last.</summary>
    public string Point { get; private set; } = "";

    public void Arm(int number, CancellationTokenSource dies)
    {
        Point = "";
        left = number;
        life = dies;
    }

    public void Disarm() => life = null;

    public async Task<bool> DiesAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception) when (Point.Length > 0)
        {
            return true;
        }

        return Point.Length > 0;
    }

    public async ValueTask ReachedAsync(string point, CancellationToken ct)
    {
        if (life is not { } dies || --left != 0) return;
        Point = point;
        await dies.CancelAsync();
        throw new OperationCanceledException($"died: {point}", dies.Token);
    }
}
