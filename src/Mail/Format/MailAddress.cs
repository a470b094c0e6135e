using System.Globalization;

namespace BenchmarkWorkflow.Mail.Format;

/// <summary>E-mail addresses: what we accept and how they are written (RFC 5321 and 5322, without quoted local parts and SMTPUTF8).</summary>
public static class MailAddress
{
    private const string AtomSpecials = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>A dot-atom of at most 64 ASCII characters, an @, and a domain of at most 253 that may be written in Chinese.</summary>
    public static bool IsValid(string address) =>
        address.Split('@') is [{ Length: > 0 and <= 64 } local, { Length: > 0 } domain]
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || AtomSpecials.Contains(c)))
        && AsciiDomain(domain) is { Length: <= 253 };

    /// <summary>The address with its domain in ASCII, as servers take it.</summary>
    /// <exception cref="FormatException">Not an address.</exception>
    public static string ToAscii(string address)
    {
        var at = address.LastIndexOf('@');
        return IsValid(address) ? $"{address[..at]}@{AsciiDomain(address[(at + 1)..])}" : throw new FormatException($"'{address}' is not an e-mail address.");
    }

    private static string? AsciiDomain(string domain)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(domain);
            return ascii.Split('.').All(label => label.Length is > 0 and <= 63) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
