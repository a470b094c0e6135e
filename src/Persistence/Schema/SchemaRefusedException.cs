namespace BenchmarkWorkflow.Persistence.Schema;

/// <summary>The database does not fit this build. Nothing was changed.</summary>
public sealed class SchemaRefusedException(string message) : Exception(message);
