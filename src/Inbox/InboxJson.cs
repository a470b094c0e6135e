using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox;

/// <summary>How the inbox writes its JSON columns: camel case, enums by name, Chinese readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(TaskForm))]
[JsonSerializable(typeof(IReadOnlyList<TaskAction>))]
[JsonSerializable(typeof(TaskReceipt))]
[JsonSerializable(typeof(TaskAnswerGiven))]
[JsonSerializable(typeof(TaskFilter))]
public sealed partial class InboxJson : JsonSerializerContext
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The context to use: as <see cref="Default"/>, with Chinese left readable.</summary>
    /// <remarks>Made at first use: before that the generated half of the class may not have its options yet.</remarks>
    public static InboxJson Stored => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
