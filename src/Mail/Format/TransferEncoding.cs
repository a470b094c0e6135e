using System.Text;

namespace BenchmarkWorkflow.Mail.Format;

/// <summary>Bodies as seven-bit lines of at most 76 characters (RFC 2045).</summary>
public static class TransferEncoding
{
    /// <summary>Whether quoted-printable is the shorter and more legible of the two: mostly ASCII.</summary>
    public static bool PrefersQuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var above = 0;
        foreach (var octet in bytes) if (octet > 126) above++;
        return above * 6 < bytes.Length || bytes.IsEmpty;
    }

    /// <summary>Base64 in lines of 76, each ended by CRLF.</summary>
    public static string Base64(ReadOnlySpan<byte> bytes)
    {
        var output = new StringBuilder(bytes.Length * 4 / 3 + bytes.Length / 30 + 4);
        for (var at = 0; at < bytes.Length; at += 57)
            output.Append(Convert.ToBase64String(bytes[at..Math.Min(at + 57, bytes.Length)])).Append("\r\n");
        return output.ToString();
    }

    /// <summary>Quoted-printable; CRLF in the input stays a line end, and soft breaks keep lines within 76.</summary>
    public static string QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var output = new StringBuilder(bytes.Length + bytes.Length / 8);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n')
            {
                output.Append("\r\n");
                column = 0;
                i++;
                continue;
            }

            var literal = IsLiteral(bytes, i);
            var width = literal ? 1 : 3;
            if (column + width > 75)
            {
                output.Append("=\r\n");
                column = 0;
            }

            if (literal) output.Append((char)bytes[i]);
            else output.Append('=').Append(bytes[i].ToString("X2", null));
            column += width;
        }

        return output.ToString();
    }

    /// <summary>Printable ASCII but '='; a space or tab unless a line ends after it.</summary>
    private static bool IsLiteral(ReadOnlySpan<byte> bytes, int i) => bytes[i] switch
    {
        (byte)'=' => false,
        (byte)' ' or (byte)'\t' => i + 1 < bytes.Length && bytes[i + 1] is not ((byte)'\r' or (byte)'\n'),
        _ => bytes[i] is > 32 and < 127,
    };
}
