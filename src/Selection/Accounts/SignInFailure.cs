using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>
/// Wrong passwords in a row for one name. A name that no account has is counted just the same: neither a lock nor its absence tells which names exist.
/// </summary>
public sealed class SignInFailure
{
    public long Id { get; set; }

    /// <summary>
    /// The SHA-256 of the name as it is compared, in hexadecimal: people type passwords into the wrong box. A browser that is counted for itself has its id in
    /// the place of the second half.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Since the last right password or the last lock.</summary>
    public int Count { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset LastAt { get; set; }

    /// <summary>The key of <paramref name="userName"/>; letters differ in nothing by their case.</summary>
    public static string KeyOf(string userName) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(userName.Normalize().ToUpperInvariant())));

    /// <summary>The key of one browser's failures for <paramref name="userName"/>.</summary>
    /// <param name="userName">The name.</param>
    /// <param name="browser">Its id, of 32 characters.</param>
    public static string KeyOf(string userName, string browser) => PrefixOf(userName) + browser;

    /// <summary>What all keys of <paramref name="userName"/> begin with.</summary>
    internal static string PrefixOf(string userName) => KeyOf(userName)[..32];
}
