using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>
/// The code a participant shows at the door: 8 characters that say which registration it is (its number) and prove it was given by us (a keyed hash). No
/// letter or figure in it can be taken for another.
/// </summary>
public static class CheckInCode
{
    private const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int Length = 8;

    public static string Of(string key, long eventId, long registrationId)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"check-in/{eventId}/{registrationId}");
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text));
        return string.Create(Length, hash, static (code, bytes) =>
        {
            for (var i = 0; i < code.Length; i++) code[i] = Alphabet[bytes[i] & 31];
        });
    }

    /// <summary>As typed by people: spaces and dashes left out, upper case.</summary>
    public static string Normalise(string typed) => typed.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
}
