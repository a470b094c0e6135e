using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>What looks random to a script, made from the engine's own ids so that a run repeats.</summary>
internal static class ScriptRandom
{
    public static byte[] Bytes(string id) => SHA256.HashData(Encoding.UTF8.GetBytes(id));

    /// <summary>At least 0, below 1.</summary>
    public static double Fraction(string id) => (BitConverter.ToUInt64(Bytes(id)) >> 11) * (1.0 / (1UL << 53));
}
