namespace BenchmarkWorkflow.Persistence;

/// <summary>The two databases the product runs on. Every promise of the store is tested on both.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
