using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Expressions.Helpers;

namespace BenchmarkWorkflow.Engine.Tests.Expressions;

public sealed class ObjectConverterTests
{
    [Theory]
    [InlineData(3.7, typeof(int), 4)]
    [InlineData("42", typeof(int), 42)]
    [InlineData("abc", typeof(int), 0)]
    [InlineData("", typeof(int), null)]
    [InlineData("2.5", typeof(double), 2.5)]
    [InlineData(1d, typeof(bool), true)]
    [InlineData(0d, typeof(bool), false)]
    [InlineData("true", typeof(bool), true)]
    [InlineData("yes", typeof(bool), false)]
    [InlineData(true, typeof(string), "True")]
    [InlineData(7d, typeof(string), "7")]
    [InlineData(null, typeof(int), null)]
    [InlineData("Friday", typeof(DayOfWeek), DayOfWeek.Friday)]
    [InlineData(5d, typeof(DayOfWeek), DayOfWeek.Friday)]
    [InlineData("x", typeof(object), "x")]
    public void A_value_when_converted_is_what_Elsa_makes_of_it(object? value, Type target, object? expected) => Assert.Equal(expected, value.ConvertTo(target));

    [Fact]
    public void A_number_too_large_when_converted_is_refused() => Assert.Throws<OverflowException>(() => 99999999999d.ConvertTo(typeof(int)));

    [Fact]
    public void An_object_when_converted_to_text_is_its_JSON()
    {
        dynamic value = new ExpandoObject();
        value.a = 1d;
        Assert.Equal("{\"a\":1}", ObjectConverter.ConvertTo<string>((object)value));
        Assert.Equal("[1,\"两\"]", new object[] { 1d, "两" }.ConvertTo<string>());
    }

    [Fact]
    public void Text_that_is_JSON_when_converted_to_an_object_is_read()
    {
        Assert.Equal([1, 2], "[1,2]".ConvertTo<int[]>()!);
        Assert.Equal(["a"], "[\"a\"]".ConvertTo<List<string>>()!);
        Assert.Equal(1, (int)"{\"n\":1}".ConvertTo<JsonObject>()!["n"]!);
        Assert.Equal("v", "{\"k\":\"v\"}".ConvertTo<Dictionary<string, object>>()!["k"]);
        Assert.Equal("v", ((IDictionary<string, object?>)"{\"k\":\"v\"}".ConvertTo<ExpandoObject>()!)["k"]);
        Assert.Throws<TypeConversionException>(() => "{\"k\":".ConvertTo(typeof(JsonObject)));
    }

    [Fact]
    public void Items_when_converted_to_a_collection_are_converted_one_by_one()
    {
        Assert.Equal(["1", "x"], new object[] { 1d, "x" }.ConvertTo<string[]>()!);
        Assert.Equal([1, 2], new List<object> { 1d, "2" }.ConvertTo<ICollection<int>>()!);
        Assert.Equal(["only"], "only".ConvertTo<ICollection<string>>()!);
        Assert.Equal([3], JsonSerializer.Deserialize<JsonElement>("[3]").ConvertTo<int[]>()!);
    }

    [Fact]
    public void Times_when_converted_keep_their_instant()
    {
        var instant = new DateTimeOffset(2022, 7, 15, 8, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(instant, "2022-07-15T08:00:00+08:00".ConvertTo<DateTimeOffset>());
        Assert.Equal(instant.UtcDateTime, instant.ConvertTo<DateTime>());
        Assert.Equal(instant.UtcDateTime, instant.UtcDateTime.ConvertTo<DateTimeOffset>().UtcDateTime);
        Assert.Equal(TimeSpan.FromSeconds(1), "00:00:01".ConvertTo<TimeSpan>());
        Assert.Equal(new Guid("6f9619ff-8b86-d011-b42d-00cf4fc964ff"), "6f9619ff-8b86-d011-b42d-00cf4fc964ff".ConvertTo<Guid>());
    }
}
