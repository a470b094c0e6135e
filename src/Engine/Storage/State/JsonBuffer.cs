using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>Writes JSON into memory that the thread uses again and again, and answers a copy of just the length.</summary>
internal static class JsonBuffer
{
    private const int Kept = 256 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? idle;

    public static byte[] Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, writer) = idle ?? Make();
        idle = null; // a value that writes JSON while it is written gets a buffer of its own
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, value);
        writer.Flush();
        var json = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity <= Kept) idle = (buffer, writer);
        return json;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Make()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
