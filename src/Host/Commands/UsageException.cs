namespace BenchmarkWorkflow.Host.Commands;

/// <summary>What the operator gave is wrong: the message says what and where. Ends the process with <see cref="ExitCode.Usage"/>, without a stack.</summary>
public sealed class UsageException(string message) : Exception(message);
