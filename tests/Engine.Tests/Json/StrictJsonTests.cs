using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Json;

namespace BenchmarkWorkflow.Engine.Tests.Json;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("""{"root":{"activities":[{"id":"a"},{"id":"b","id":"c"}]}}""", "root.activities[1].id")]
    [InlineData("""{"name":"x","version":1,"name":"y"}""", "name")]
    [InlineData("""{"a":[1,[2,{"b":1,"b":2}]]}""", "a[1][1].b")]
    public void A_member_that_comes_twice_when_read_is_refused_with_its_place(string text, string path) =>
        Assert.Equal(path, Assert.Throws<DefinitionJsonException>(() => StrictJson.Read(text)).Path);

    [Theory]
    [InlineData("""{"model": {"name": """, "line 1")]
    [InlineData("{\n\"a\": 1,\n}", "line 3")]
    [InlineData("{'a':1}", "line 1")]
    public void Text_that_is_not_JSON_when_read_is_refused_with_its_line(string text, string line) =>
        Assert.Contains(line, Assert.Throws<DefinitionJsonException>(() => StrictJson.Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_when_read_is_refused() => Assert.Throws<DefinitionJsonException>(() => StrictJson.Read("[1]"));

    [Fact]
    public void Text_of_any_script_when_written_stays_as_it_is() =>
        Assert.Equal("""{"name":"申报 <b>'é'"}""", StrictJson.Write(new JsonObject { ["name"] = "申报 <b>'é'" }));

    [Fact]
    public void Numbers_when_read_and_written_keep_their_digits() =>
        Assert.Equal("""{"a":1.50,"b":12345678901234567890,"c":1e3}""", StrictJson.Write(StrictJson.Read("""{"a":1.50,"b":12345678901234567890,"c":1e3}""")));
}
