using System.Collections.Concurrent;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>
/// Which definition versions have activities that use the database themselves, as bursts have shown. Their transaction is opened before the burst, without
/// blocking a thread; a burst of another version may run without one until its commit. Singleton.
/// </summary>
internal sealed class DatabaseUse
{
    private readonly ConcurrentDictionary<string, bool> versions = new(StringComparer.Ordinal);

    public bool IsUsedBy(string definitionVersionId) => versions.ContainsKey(definitionVersionId);

    public void Add(string definitionVersionId) => versions.TryAdd(definitionVersionId, true);
}
