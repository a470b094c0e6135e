using System.Globalization;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Ids by counting, so that a season repeats.</summary>
internal sealed class CountedIdentities : IIdentityGenerator
{
    private long last;

    public string GenerateId() => Interlocked.Increment(ref last).ToString("x16", CultureInfo.InvariantCulture);
}
