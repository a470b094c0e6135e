using BenchmarkWorkflow.Selection.Defences;

namespace BenchmarkWorkflow.Selection.Tests.Defences;

public sealed class SeededDrawTests
{
    /// <summary>Computed by a program of its own in another language, from the published recipe alone.</summary>
    [Theory]
    [InlineData("全国质量标杆2022/1", "QB2022-0001,QB2022-0002,QB2022-0003,QB2022-0004,QB2022-0005,QB2022-0006,QB2022-0007,QB2022-0008",
        "QB2022-0005,QB2022-0007,QB2022-0004,QB2022-0006,QB2022-0003,QB2022-0008,QB2022-0001,QB2022-0002")]
    [InlineData("1", "a,b,c", "a,b,c")]
    [InlineData("x/12", "10,11,12,13,14,15,16,17,18,19,20,21", "15,18,20,19,17,10,21,11,12,14,13,16")]
    public void The_order_is_the_one_anyone_computes_from_the_recipe(string seed, string tickets, string order) =>
        Assert.Equal(order, string.Join(',', SeededDraw.Order(seed, tickets.Split(','))));

    [Fact]
    public void The_published_hash_is_SHA256_of_the_seed() =>
        Assert.Equal("42f0b784842893a7ca3ef58614870cfe7557fc242b934303197753330b8c8633", SeededDraw.HashOf("全国质量标杆2022"));

    [Fact]
    public void The_order_the_tickets_are_handed_in_does_not_matter() =>
        Assert.Equal(SeededDraw.Order("s", ["c", "a", "d", "b"]), SeededDraw.Order("s", ["a", "b", "c", "d"]));

    [Fact]
    public void Over_many_seeds_every_ticket_comes_first_about_equally_often()
    {
        var first = Enumerable.Range(0, 6000).GroupBy(seed => SeededDraw.Order($"seed {seed}", ["a", "b", "c", "d", "e", "f"])[0]).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(6, first.Count);
        Assert.All(first.Values, count => Assert.InRange(count, 880, 1120));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    public void Every_ticket_is_drawn_exactly_once(int count)
    {
        string[] tickets = [.. Enumerable.Range(1, count).Select(n => $"{n:D4}")];
        Assert.Equal(tickets, SeededDraw.Order("any", tickets).Order(StringComparer.Ordinal));
    }
}
