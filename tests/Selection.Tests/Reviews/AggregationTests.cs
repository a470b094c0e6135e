using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class AggregationTests
{
    private static readonly AggregationRule Rule = new(TrimFrom: 5, SpreadLimit: 15, MinScores: 3);

    [Theory]
    [InlineData(new[] { 80.0, 85, 90 }, 85.00, AggregationMethod.Mean, 10, false)]
    [InlineData(new[] { 70.0, 85, 85 }, 80.00, AggregationMethod.Mean, 15, false)]
    [InlineData(new[] { 69.5, 85, 85 }, 79.83, AggregationMethod.Mean, 15.5, true)]
    [InlineData(new[] { 60.0, 80, 81, 99 }, 80.00, AggregationMethod.Mean, 39, true)]
    [InlineData(new[] { 10.0, 80, 81, 82, 100 }, 81.00, AggregationMethod.TrimmedMean, 90, true)]
    [InlineData(new[] { 80.0, 80, 80.01 }, 80.00, AggregationMethod.Mean, 0.01, false)]
    [InlineData(new[] { 80.0, 80.01, 80.01, 80 }, 80.01, AggregationMethod.Mean, 0.01, false)] // 80.005 goes up
    public void Scores_become_one(double[] scores, double value, AggregationMethod method, double spread, bool disputed)
    {
        var result = Aggregation.Of([.. scores.Select(s => (decimal)s)], Rule);

        Assert.Equal(((decimal)value, method, (decimal)spread, disputed), (result.Value!.Value, result.Method, result.Spread, result.IsDisputed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void With_fewer_scores_than_the_least_there_is_no_value(int count) =>
        Assert.Null(Aggregation.Of([.. Enumerable.Repeat(80m, count)], Rule).Value);

    [Fact]
    public void Trimming_is_off_when_the_setting_is_0() =>
        Assert.Equal(AggregationMethod.Mean, Aggregation.Of([1, 2, 3, 4, 5, 6], Rule with { TrimFrom = 0 }).Method);

    [Fact]
    public void Weights_count_and_a_trimmed_score_takes_its_weight_along()
    {
        Assert.Equal(82.5m, Aggregation.Of([80, 80, 90], Rule, [1, 2, 1]).Value);
        Assert.Equal(80, Aggregation.Of([0, 80, 80, 80, 100], Rule, [9, 1, 1, 1, 9]).Value);
    }
}
