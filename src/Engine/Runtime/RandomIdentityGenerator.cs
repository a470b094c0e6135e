using System.Security.Cryptography;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Runtime;

/// <summary>16 hexadecimal digits that nobody can guess, as Elsa's.</summary>
internal sealed class RandomIdentityGenerator : IIdentityGenerator
{
    public string GenerateId() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
