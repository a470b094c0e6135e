using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Descriptors;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Executions;
using BenchmarkWorkflow.Studio.Identity;
using BenchmarkWorkflow.Studio.Instances;
using BenchmarkWorkflow.Studio.Signals;

namespace BenchmarkWorkflow.Studio;

/// <summary>The JSON of every message: camelCase, nulls left out, enums by name, the keys of dictionaries as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(ErrorReply))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(LoginReply))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(IReadOnlyList<Link>))]
[JsonSerializable(typeof(PageReply<DefinitionSummary>))]
[JsonSerializable(typeof(ListReply<JsonObject>))]
[JsonSerializable(typeof(ConsumersReply))]
[JsonSerializable(typeof(CountReply))]
[JsonSerializable(typeof(NameUniqueReply))]
[JsonSerializable(typeof(ExportRequest))]
[JsonSerializable(typeof(VariableTypesReply))]
[JsonSerializable(typeof(StorageDriversReply))]
[JsonSerializable(typeof(ListReply<OutputConverterDescriptor>))]
[JsonSerializable(typeof(ListReply<StrategyDescriptor>))]
[JsonSerializable(typeof(ListReply<CommitStrategyDescriptor>))]
[JsonSerializable(typeof(ListReply<FeatureDescriptor>))]
[JsonSerializable(typeof(FeatureDescriptor))]
[JsonSerializable(typeof(PackageVersionReply))]
[JsonSerializable(typeof(InstanceListRequest))]
[JsonSerializable(typeof(PageReply<InstanceSummary>))]
[JsonSerializable(typeof(RunRequest))]
[JsonSerializable(typeof(ListReply<OpenIncident>))]
[JsonSerializable(typeof(RetryIncidentsRequest))]
[JsonSerializable(typeof(SkipIncidentRequest))]
[JsonSerializable(typeof(DeadLetter))]
[JsonSerializable(typeof(PageReply<DeadLetter>))]
[JsonSerializable(typeof(ExportedInstance))]
[JsonSerializable(typeof(PageReply<JsonObject>))]
[JsonSerializable(typeof(RuntimeStatusReply))]
[JsonSerializable(typeof(SaveRequest))]
[JsonSerializable(typeof(SavedReply))]
[JsonSerializable(typeof(ImportedReply))]
[JsonSerializable(typeof(DefinitionIdsRequest))]
[JsonSerializable(typeof(BulkPublishReply))]
[JsonSerializable(typeof(BulkRetractReply))]
[JsonSerializable(typeof(ReferencesReply))]
[JsonSerializable(typeof(RefreshReply))]
[JsonSerializable(typeof(RetryRequest))]
[JsonSerializable(typeof(RetryReply))]
[JsonSerializable(typeof(DispatchReply))]
[JsonSerializable(typeof(BulkDispatchReply))]
[JsonSerializable(typeof(ActivityNodeReply))]
[JsonSerializable(typeof(SegmentsReply))]
[JsonSerializable(typeof(ExecuteReply))]
[JsonSerializable(typeof(InstanceReply))]
[JsonSerializable(typeof(ExecutionStateReply))]
[JsonSerializable(typeof(InstanceIds))]
[JsonSerializable(typeof(CancelRequest))]
[JsonSerializable(typeof(DeletedReply))]
[JsonSerializable(typeof(CancelledReply))]
[JsonSerializable(typeof(ListReply<VariableReply>))]
[JsonSerializable(typeof(VariableChanges))]
[JsonSerializable(typeof(JournalRequest))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(PageReply<JournalRecord>))]
[JsonSerializable(typeof(ListReply<ExecutionReply>))]
[JsonSerializable(typeof(ListReply<ExecutionSummary>))]
[JsonSerializable(typeof(ExecutionReply))]
[JsonSerializable(typeof(CallStackReply))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(ReportReply))]
[JsonSerializable(typeof(EventRequest))]
[JsonSerializable(typeof(TaskRequest))]
[JsonSerializable(typeof(ListReply<ExpressionTypeDescriptor>))]
[JsonSerializable(typeof(OptionsRequest))]
[JsonSerializable(typeof(OptionsReply))]
internal sealed partial class StudioJson : JsonSerializerContext
{
    /// <summary>How <typeparamref name="T"/> is written and read.</summary>
    public static JsonTypeInfo<T> Of<T>() =>
        (JsonTypeInfo<T>?)Readable.Context.GetTypeInfo(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is no message of the API.");

    private static class Readable
    {
        internal static readonly StudioJson Context = new(new JsonSerializerOptions(Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // JSON goes to clients as JSON, never into a page
        });
    }
}
