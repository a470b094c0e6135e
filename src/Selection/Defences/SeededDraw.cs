using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>
/// Draws an order from a published seed, so that anyone can draw it again. Sort the tickets by their characters; for i = n … 2 take the next number below i
/// and swap ticket i with ticket number + 1 (Fisher–Yates). Numbers: SHA-256 of the UTF-8 text <c>seed|counter</c>, counter 0, 1, 2 … going on
/// through the whole draw; its first 8 bytes as a big-endian number u; when u ≥ ⌊2⁶⁴ / i⌋ · i it is skipped (so that no ticket is favoured), else u mod i.
/// </summary>
public static class SeededDraw
{
    /// <summary>The recipe in words, for the page that publishes the seed.</summary>
    public const string Recipe =
        "将受理编号按字符顺序排列；i 由 n 递减至 2，每次取下一个小于 i 的数 r，交换第 i 个与第 r+1 个。取数：对“种子|计数”（UTF-8，计数从 0 起逐次加 1）求 SHA-256，"
        + "前 8 字节按大端读作整数 u；若 u ≥ ⌊2^64/i⌋×i 则弃去再取，否则 r = u mod i。各场次的种子为“种子/场次号”。";

    /// <param name="tickets">Distinct, such as receipt numbers; their order does not matter.</param>
    public static IReadOnlyList<string> Order(string seed, IEnumerable<string> tickets)
    {
        string[] drawn = [.. tickets.Order(StringComparer.Ordinal)];
        var counter = 0L;
        for (var i = drawn.Length; i >= 2; i--)
        {
            var r = Below((ulong)i, seed, ref counter);
            (drawn[i - 1], drawn[r]) = (drawn[r], drawn[i - 1]);
        }

        return drawn;
    }

    /// <summary>The seed of one session: <c>seed/number</c>.</summary>
    public static string SeedOf(string seed, int sessionNumber) => string.Create(CultureInfo.InvariantCulture, $"{seed}/{sessionNumber}");

    /// <summary>What is published before the draw: SHA-256 of the seed's UTF-8 text, lower-case hex.</summary>
    public static string HashOf(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    private static int Below(ulong limit, string seed, ref long counter)
    {
        var fair = (UInt128.One << 64) / limit * limit;
        while (true)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{seed}|{counter++}");
            var u = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (u < fair) return (int)(u % limit);
        }
    }
}
