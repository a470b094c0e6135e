using System.Text;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>
/// The rehearsal's luck. Every draw is a pure function of the seed and of what is asked (who, what), so a decision does not depend on the order in which
/// decisions are made: moving a date or editing a definition changes what follows from it and nothing else.
/// </summary>
internal sealed class Chance(int seed)
{
    /// <summary>A number in [0, 1).</summary>
    public double Of(string question, long about = 0) => (Draw(question, about) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Whether something of probability <paramref name="probability"/> happens.</summary>
    public bool Happens(double probability, string question, long about = 0) => Of(question, about) < probability;

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to, string question, long about = 0) => from + (int)(Of(question, about) * (to - from + 1));

    /// <summary>One of <paramref name="choices"/>.</summary>
    public T Pick<T>(IReadOnlyList<T> choices, string question, long about = 0) => choices[Between(0, choices.Count - 1, question, about)];

    /// <summary>About normally distributed around 0 with deviation 1, and never beyond ±3.</summary>
    public double Bell(string question, long about = 0)
    {
        var sum = 0.0;
        for (var draw = 0; draw < 6; draw++) sum += Of(question + "#" + draw, about);
        return (sum - 3) * Math.Sqrt(2);
    }

    private ulong Draw(string question, long about)
    {
        var hash = 14695981039346656037UL; // FNV-1a, then one round of SplitMix64
        foreach (var part in Encoding.UTF8.GetBytes(question)) hash = (hash ^ part) * 1099511628211UL;
        var state = hash + ((ulong)about * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)seed * 0xD1B54A32D192ED03UL);
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EBUL;
        return state ^ (state >> 31);
    }
}
