using System.Globalization;
using System.Security.Cryptography;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>Ids of 16 hexadecimal digits, random as Elsa's. A run that must repeat takes <see cref="SequentialIdentityGenerator"/> instead.</summary>
public sealed class RandomIdentityGenerator : IIdentityGenerator
{
    public string GenerateId()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}

/// <summary>Ids that count up from 1: the same run gives the same ids. For rehearsals, benchmarks and tests; one generator for all.</summary>
public sealed class SequentialIdentityGenerator : IIdentityGenerator
{
    private long last;

    public string GenerateId() => Interlocked.Increment(ref last).ToString("x16", CultureInfo.InvariantCulture);
}
