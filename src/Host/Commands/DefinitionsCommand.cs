using System.CommandLine;

namespace BenchmarkWorkflow.Host.Commands;

/// <summary><c>definitions</c>: the files of <c>workflows/</c> against the database.</summary>
internal static class DefinitionsCommand
{
    public static Command Create() => new("definitions", "Compares and moves workflow definitions between the files and the database.");
}
