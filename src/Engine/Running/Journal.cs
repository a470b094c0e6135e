using System.Collections;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>What happened in one burst, in order. Lines are kept small and written out in full only when someone reads them.</summary>
public sealed class Journal : IReadOnlyList<JournalEntry>
{
    private JournalEntry[] entries = [];
    private long firstSequence;

    public int Count { get; private set; }

    public JournalEntry this[int index] => (uint)index < (uint)Count ? entries[index] : throw new ArgumentOutOfRangeException(nameof(index));

    public JournalEntry this[Index index] => this[index.GetOffset(Count)];

    internal long NextSequence => firstSequence + Count;

    public IEnumerator<JournalEntry> GetEnumerator()
    {
        for (var index = 0; index < Count; index++) yield return entries[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void StartAt(long sequence) => firstSequence = sequence;

    internal void Add(ActivityExecutionContext context, string eventName, long timestamp, string? message = null, string? source = null, object? payload = null)
    {
        if (Count == entries.Length) Array.Resize(ref entries, Math.Max(32, Count * 2));
        entries[Count] = new JournalEntry(context, eventName, timestamp, firstSequence + Count, message, source, payload);
        Count++;
    }
}
