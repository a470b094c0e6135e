using BenchmarkWorkflow.Selection.Calendar;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Shows how far the virtual year is: one line that moves on a terminal, one line a month elsewhere.</summary>
internal sealed class ProgressLine(TextWriter output) : IProgress<DateTimeOffset>, IDisposable
{
    private readonly bool moves = !Console.IsErrorRedirected;
    private DateOnly shown;

    public void Report(DateTimeOffset value)
    {
        var day = ShanghaiTime.DayOf(value);
        if (day == shown) return;
        if (moves) output.Write($"\r{day:yyyy-MM-dd} …");
        else if (day.Month != shown.Month) output.WriteLine($"{day:yyyy-MM-dd} …");
        shown = day;
    }

    /// <summary>Takes the moving line away.</summary>
    public void Clear()
    {
        if (moves) output.Write("\r             \r");
    }

    public void Dispose() => Clear();
}
