namespace BenchmarkWorkflow.Mail;

/// <summary>A rule that refuses what was asked.</summary>
/// <param name="Name">Stable kebab-case id, for programs.</param>
/// <param name="Message">Chinese, for people: what is wrong and what to do.</param>
/// <param name="Field">The input it concerns, where there is one.</param>
public sealed record BrokenRule(string Name, string Message, string? Field = null);
