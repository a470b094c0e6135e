namespace BenchmarkWorkflow.Selection;

/// <summary>A rule of the selection that an act would break.</summary>
/// <param name="Name">Stable kebab-case id such as <c>quota-exceeded</c>; programs compare this.</param>
/// <param name="Message">Chinese, for people: what is wrong and what to do.</param>
/// <param name="Field">The form field it is about, where there is one.</param>
public sealed record BrokenRule(string Name, string Message, string? Field = null);
