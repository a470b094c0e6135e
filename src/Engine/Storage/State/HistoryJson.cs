using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Engine.Running;

namespace BenchmarkWorkflow.Engine.Storage.State;

/// <summary>A burst's journal and activity records as they are kept and read.</summary>
internal static class HistoryJson
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    public static ReadOnlyMemory<byte> Write(Journal journal) => JsonBuffer.Write(journal, static (writer, journal) =>
    {
        writer.WriteStartArray();
        for (var i = 0; i < journal.Count; i++) Write(writer, journal[i]);
        writer.WriteEndArray();
    });

    public static (ReadOnlyMemory<byte> Json, int Count) Write(IEnumerable<ActivityRecord> records)
    {
        var count = 0;
        var json = JsonBuffer.Write(records, (writer, records) =>
        {
            writer.WriteStartArray();
            foreach (var record in records)
            {
                Write(writer, record);
                count++;
            }

            writer.WriteEndArray();
        });
        return (json, count);
    }

    public static List<JournalLine> ReadJournal(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<List<JournalLine>>(json.Span, Reading) ?? [];

    public static List<ActivityExecution> ReadRecords(ReadOnlyMemory<byte> json) => JsonSerializer.Deserialize<List<ActivityExecution>>(json.Span, Reading) ?? [];

    private static void Write(Utf8JsonWriter writer, JournalEntry entry)
    {
        writer.WriteStartObject();
        writer.WriteString("activityInstanceId"u8, entry.ActivityInstanceId);
        if (entry.ParentActivityInstanceId is { } parent) writer.WriteString("parentActivityInstanceId"u8, parent);
        writer.WriteString("activityId"u8, entry.ActivityId);
        writer.WriteString("activityType"u8, entry.ActivityType);
        writer.WriteNumber("activityTypeVersion"u8, entry.ActivityTypeVersion);
        if (entry.ActivityName is { } name) writer.WriteString("activityName"u8, name);
        writer.WriteString("nodeId"u8, entry.NodeId);
        writer.WriteString("timestamp"u8, entry.Timestamp);
        writer.WriteNumber("sequence"u8, entry.Sequence);
        writer.WriteString("eventName"u8, entry.EventName);
        if (entry.Message is { } message) writer.WriteString("message"u8, message);
        if (entry.Source is { } source) writer.WriteString("source"u8, source);
        Value(writer, "payload"u8, entry.Payload);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ActivityRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, record.Id);
        writer.WriteString("activityId"u8, record.ActivityId);
        writer.WriteString("activityNodeId"u8, record.ActivityNodeId);
        writer.WriteString("activityType"u8, record.ActivityType);
        writer.WriteNumber("activityTypeVersion"u8, record.ActivityTypeVersion);
        if (record.ActivityName is { } name) writer.WriteString("activityName"u8, name);
        writer.WriteNumber("status"u8, (int)record.Status);
        writer.WriteString("startedAt"u8, record.StartedAt);
        if (record.CompletedAt is { } completed) writer.WriteString("completedAt"u8, completed);
        if (record.HasBookmarks) writer.WriteBoolean("hasBookmarks"u8, true);
        if (record.AggregateFaultCount != 0) writer.WriteNumber("aggregateFaultCount"u8, record.AggregateFaultCount);
        if (record.SchedulingActivityExecutionId is { } by) writer.WriteString("schedulingActivityExecutionId"u8, by);
        if (record.SchedulingActivityId is { } byActivity) writer.WriteString("schedulingActivityId"u8, byActivity);
        if (record.SchedulingWorkflowInstanceId is { } byInstance) writer.WriteString("schedulingWorkflowInstanceId"u8, byInstance);
        if (record.CallStackDepth != 0) writer.WriteNumber("callStackDepth"u8, record.CallStackDepth);
        if (record.Exception is { } exception) StateJson.Exception(writer, "exception"u8, exception);
        Map(writer, "activityState"u8, record.ActivityState!);
        Map(writer, "outputs"u8, record.Outputs);
        Map(writer, "payload"u8, record.Payload!);
        Map(writer, "properties"u8, record.Properties!);
        Map(writer, "metadata"u8, record.Metadata!);
        writer.WriteEndObject();
    }

    private static void Map(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<KeyValuePair<string, object?>>? map)
    {
        if (map is null or ICollection<KeyValuePair<string, object?>> { Count: 0 }) return;
        writer.WritePropertyName(name);
        DisplayJson.WriteMap(writer, map);
    }

    private static void Value(Utf8JsonWriter writer, ReadOnlySpan<byte> name, object? value)
    {
        if (value is null) return;
        writer.WritePropertyName(name);
        DisplayJson.Write(writer, value);
    }

    /// <summary>The instance an activity execution belongs to: its id is the instance's and a number.</summary>
    public static string? InstanceOf(string activityInstanceId)
    {
        var dash = activityInstanceId.LastIndexOf('-');
        return dash > 0 && int.TryParse(activityInstanceId.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out _) ? activityInstanceId[..dash] : null;
    }
}
