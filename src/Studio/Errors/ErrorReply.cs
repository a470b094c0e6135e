namespace BenchmarkWorkflow.Studio.Errors;

/// <summary>The body of a refused request, as Elsa writes it.</summary>
public sealed record ErrorReply(int StatusCode, string Message, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors);
