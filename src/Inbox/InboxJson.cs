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
    public static InboxJson Stored { get; } = new(new JsonSerializerOptions(new InboxJson().Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
