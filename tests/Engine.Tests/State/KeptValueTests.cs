using System.Buffers;
using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Storage.State;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Engine.Tests.State;

public class KeptValueTests
{
    public static TheoryData<object?> Values => new()
    {
        null, "text", "", true, 42, -1, long.MaxValue, 1.5, double.NaN, 0.1 + 0.2, 12.50m,
        new DateTimeOffset(2022, 6, 6, 9, 30, 15, 123, TimeSpan.FromHours(8)), new DateTime(2022, 6, 6, 1, 2, 3, DateTimeKind.Utc), new DateOnly(2022, 6, 6), TimeSpan.FromSeconds(1.5),
        WorkflowSubStatus.Suspended, new DelayPayload(new DateTimeOffset(2022, 6, 6, 9, 0, 0, TimeSpan.Zero)), new[] { 1, 2 }, new List<string> { "a" }, typeof(WorkflowInstanceStorageDriver),
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_when_written_and_read_is_the_same_of_the_same_type(object? value)
    {
        var read = Again(value);

        Assert.Equal(value, read);
        Assert.Equal(value is Type ? typeof(Type) : value?.GetType(), read is Type ? typeof(Type) : read?.GetType());
    }

    [Fact]
    public void Nested_values_when_written_and_read_keep_their_types()
    {
        var value = new Dictionary<string, object> { ["$t"] = "not ours", ["list"] = new List<object> { 1, 2L, 3.5, new Dictionary<string, object> { ["a"] = 4m } }, ["array"] = new object[] { "x", 1 } };

        var read = (Dictionary<string, object>)Again(value)!;

        Assert.Equal("not ours", read["$t"]);
        Assert.Equal([1, 2L, 3.5], ((List<object>)read["list"]).Take(3));
        Assert.Equal(4m, ((Dictionary<string, object>)((List<object>)read["list"])[3])["a"]);
        Assert.IsType<object[]>(read["array"]);
    }

    [Fact]
    public void Json_and_dynamic_objects_when_written_and_read_stay_what_they_are()
    {
        var expando = new ExpandoObject();
        ((IDictionary<string, object?>)expando)["a"] = 1L;

        Assert.Equal(1L, ((IDictionary<string, object?>)Assert.IsType<ExpandoObject>(Again(expando)))["a"]);
        Assert.Equal("{\"a\":1}", Assert.IsAssignableFrom<JsonNode>(Again(JsonNode.Parse("{\"a\":1}")!)).ToJsonString());
        Assert.Equal(JsonValueKind.Array, Assert.IsType<JsonElement>(Again(JsonDocument.Parse("[1]").RootElement)).ValueKind);
    }

    [Fact]
    public void A_value_that_cannot_be_kept_when_written_comes_back_as_null() => Assert.Null(Again(new MemoryStream()));

    private static object? Again(object? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) ValueJson.Write(writer, value);
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return ValueJson.Read(ref reader);
    }
}
