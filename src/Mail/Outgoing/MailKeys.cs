using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Names that follow from a message's key.</summary>
internal static class MailKeys
{
    /// <summary>The Message-ID of the message with that key: the same key, the same id, on every node and in every attempt.</summary>
    public static string MessageId(string dedupeKey, string domain) => $"<{Hash(dedupeKey)[..32]}@{domain}>";

    /// <summary>A number from 0 to 1 (exclusive) that spreads the retries of different messages, and is the same when asked again.</summary>
    public static double Jitter(string messageId, int attempt) =>
        BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{messageId}/{attempt}"))) / (uint.MaxValue + 1.0);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
