using System.Globalization;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Shows people how far the virtual year is: one line that moves on a terminal, one line a month elsewhere.</summary>
internal sealed class ProgressLine(TextWriter output, bool moves) : IProgress<RehearsalProgress>, IDisposable
{
    private int width;
    private (int Year, int Month) shown;

    public void Report(RehearsalProgress value)
    {
        if (value.Phase == RehearsalPhase.Done) Clear();
        else if (moves) Move(value);
        else if (shown != (value.Day.Year, value.Day.Month)) output.WriteLine(Text(value));
        shown = (value.Day.Year, value.Day.Month);
    }

    public void Dispose() => Clear();

    private void Move(RehearsalProgress value)
    {
        var text = Text(value);
        output.Write($"\r{text.PadRight(width)}");
        width = text.Length;
    }

    /// <summary>Takes the moving line away.</summary>
    private void Clear()
    {
        if (width > 0) output.Write($"\r{new string(' ', width)}\r");
        width = 0;
    }

    private static string Text(RehearsalProgress value) =>
        string.Create(CultureInfo.InvariantCulture, $"{value.Day:yyyy-MM-dd}  {value.Share * 100:0} %  {value.Acts} acts, {value.Bursts} bursts …");
}
