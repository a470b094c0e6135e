using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Elsa.Workflows.State;

namespace BenchmarkWorkflow.Engine.Running.State;

/// <summary>Writes an instance's state for the store, and reads it back exactly: values keep their types. The form is ours; Elsa's API has another.</summary>
public static class WorkflowStateSerializer
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Serialize(WorkflowState state)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) new WorkflowStateWriter(writer).Write(state);
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">Not a state that <see cref="Serialize"/> wrote.</exception>
    public static WorkflowState Deserialize(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return WorkflowStateReader.Read(ref reader);
    }

    /// <summary>One value, as <see cref="Serialize"/> writes those in a state.</summary>
    public static byte[] SerializeValue(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions)) ValueWriter.Write(writer, value);
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">Not a value that <see cref="SerializeValue"/> wrote.</exception>
    public static object? DeserializeValue(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return ValueReader.Read(ref reader);
    }
}
