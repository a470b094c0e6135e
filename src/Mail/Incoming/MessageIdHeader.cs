using System.Text;

namespace BenchmarkWorkflow.Mail.Incoming;

/// <summary>Finds the Message-ID of a raw message without parsing the rest.</summary>
public static class MessageIdHeader
{
    private const int MaxLength = 998;

    /// <summary>The first Message-ID header's value, unfolded, with its angle brackets; null when the header has none.</summary>
    public static string? Read(ReadOnlySpan<byte> raw)
    {
        var value = new StringBuilder();
        var inside = false;
        while (!raw.IsEmpty)
        {
            var end = raw.IndexOf((byte)'\n');
            var line = Encoding.Latin1.GetString((end < 0 ? raw : raw[..end]).TrimEnd((byte)'\r'));
            raw = end < 0 ? [] : raw[(end + 1)..];
            if (line.Length == 0) break;
            if (inside && line[0] is (' ' or '\t')) value.Append(line);
            else if (inside && line[0] is not (' ' or '\t')) break;
            else if (line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase)) (inside, _) = (true, value.Append(line.AsSpan(11)));
        }

        var id = value.ToString().Trim();
        return id.Length is > 0 and <= MaxLength ? id : null;
    }
}
