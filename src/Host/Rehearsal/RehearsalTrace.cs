using BenchmarkWorkflow.Host.Rehearsal.Report;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>What the report shows beside the result: how far applications came, when stages ran, when mail went out, what was checked.</summary>
internal sealed record RehearsalTrace(
    IReadOnlyList<Bar> Funnel,
    IReadOnlyList<(string Label, DateTimeOffset From, DateTimeOffset To)> Timeline,
    IReadOnlyList<(DateOnly Day, int Count)> MailByDay,
    IReadOnlyDictionary<string, int> Refusals,
    IReadOnlyList<string> Incidents,
    IReadOnlyList<RehearsalCheck> Checks,
    IReadOnlyList<RehearsedDefinition> Definitions);

/// <summary>What ran.</summary>
/// <param name="Hash">Of its content: the same definition has the same.</param>
internal sealed record RehearsedDefinition(string Id, string Name, string Hash);

/// <summary>Something that must hold of every season.</summary>
/// <param name="Detail">The first things that break it; empty when it holds.</param>
internal sealed record RehearsalCheck(string Title, bool Holds, string Detail);
