namespace BenchmarkWorkflow.Api.Requests;

/// <summary>
/// Looks through the bytes of a JSON text, piece by piece, for escapes that stand for NUL or for half a character. It does not check that the text is JSON: whoever parses it
/// does, and refuses bytes that are no UTF-8.
/// </summary>
internal struct JsonTextScan()
{
    private bool escaped;
    private int digits;
    private int value;
    private bool half;

    /// <summary>Whether nothing of the kind was found in what has been read.</summary>
    public bool IsPlain { get; private set; } = true;

    public void Read(ReadOnlySpan<byte> bytes)
    {
        if (!escaped && digits == 0 && !half && !bytes.Contains((byte)'\\')) return;
        foreach (var one in bytes) Read(one);
    }

    private void Read(byte one)
    {
        if (digits > 0)
        {
            value = (value << 4) | Digit(one);
            if (--digits == 0) Found((char)value);
        }
        else if (escaped)
        {
            escaped = false;
            if (one == 'u') (digits, value) = (4, 0);
            else if (half) IsPlain = false;
        }
        else if (one == '\\')
        {
            escaped = true;
        }
        else if (half)
        {
            (IsPlain, half) = (false, false); // a half is followed by its other half, at once
        }
    }

    private void Found(char character)
    {
        if (character == '\0' || half != char.IsLowSurrogate(character)) IsPlain = false;
        half = char.IsHighSurrogate(character);
    }

    /// <summary>What is no digit is the parser's to refuse.</summary>
    private static int Digit(byte one) => one is >= (byte)'0' and <= (byte)'9' ? one - '0' : ((one | 0x20) - 'a' + 10) & 0xf;
}
