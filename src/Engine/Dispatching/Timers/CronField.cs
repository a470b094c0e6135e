using System.Globalization;

namespace BenchmarkWorkflow.Engine.Dispatching.Timers;

/// <summary>One field of a cron expression as the set of values it names.</summary>
internal sealed class CronField
{
    private readonly ulong values;

    private CronField(ulong values, bool isAny)
    {
        this.values = values;
        IsAny = isAny;
    }

    /// <summary>Written as <c>*</c> or <c>?</c>: it does not restrict.</summary>
    public bool IsAny { get; }

    public bool Has(int value) => (values & (1UL << value)) != 0;

    /// <exception cref="FormatException">Not such a field.</exception>
    public static CronField Parse(string text, string what, int first, int last, IReadOnlyList<string>? names = null)
    {
        if (text is "*" or "?") return new CronField(ulong.MaxValue, isAny: true);
        var values = 0UL;
        foreach (var part in text.Split(',')) values |= Part(part, what, first, last, names);
        return new CronField(values, isAny: false);
    }

    private static ulong Part(string text, string what, int first, int last, IReadOnlyList<string>? names)
    {
        var (range, step, hasStep) = (text, 1, false);
        if (text.IndexOf('/') is var slash and >= 0)
        {
            range = text[..slash];
            hasStep = int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out step) && step > 0 ? true : throw Wrong(text, what);
        }

        int from, to;
        if (range is "*" or "?") (from, to) = (first, last);
        else if (range.IndexOf('-') is var dash and > 0) (from, to) = (Value(range[..dash], what, first, last, names), Value(range[(dash + 1)..], what, first, last, names));
        else
        {
            from = Value(range, what, first, last, names);
            to = hasStep ? last : from;
        }

        var values = 0UL;
        if (from <= to) for (var value = from; value <= to; value += step) values |= 1UL << value;
        else for (var value = from; value <= to + (last - first + 1); value += step) values |= 1UL << (value > last ? value - (last - first + 1) : value); // FRI-MON
        return values;
    }

    private static int Value(string text, string what, int first, int last, IReadOnlyList<string>? names)
    {
        for (var i = 0; i < names?.Count; i++)
            if (string.Equals(names[i], text, StringComparison.OrdinalIgnoreCase)) return first + i;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= first && value <= last ? value : throw Wrong(text, what);
    }

    private static FormatException Wrong(string text, string what) => new($"'{text}' is no {what} of a cron expression.");
}
