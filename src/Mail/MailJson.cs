using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Mail.Outgoing;

namespace BenchmarkWorkflow.Mail;

/// <summary>How the mail room writes its JSON columns: camel case, enums by name, Chinese readable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, AllowDuplicateProperties = false,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<MailRecipient>))]
[JsonSerializable(typeof(IReadOnlyList<MailAttachment>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
public sealed partial class MailJson : JsonSerializerContext
{
    internal static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The context to use: as <see cref="Default"/>, with Chinese left readable.</summary>
    /// <remarks>Made at first use: before that the generated half of the class may not have its options yet.</remarks>
    public static MailJson Stored => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
