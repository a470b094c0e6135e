using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class CalibrationTests
{
    [Fact]
    public void A_strict_expert_is_shifted_up_and_a_mild_one_down()
    {
        var scores = Enumerable.Range(1, 40).SelectMany(a => new GivenScore[] { new(1, a, 60 + a % 20), new(2, a, 70 + a % 20), new(3, a, 80 + a % 20) }).ToList();
        var (shifts, calibrated) = Calibration.Of(scores);

        Assert.InRange(shifts.Single(s => s.ExpertId == 1).Shift, -10, -8);
        Assert.InRange(shifts.Single(s => s.ExpertId == 3).Shift, 8, 10);
        Assert.Equal(-15, shifts.Single(s => s.ExpertId == 1).Deviation);
        Assert.Contains("低 15 分", shifts.Single(s => s.ExpertId == 1).Text);
        Assert.All(calibrated.GroupBy(s => s.ApplicationId), a => Assert.InRange(a.Max(s => s.Total) - a.Min(s => s.Total), 0, 4));
    }

    [Fact]
    public void An_expert_of_few_scores_is_hardly_shifted()
    {
        var many = Enumerable.Range(1, 40).SelectMany(a => new GivenScore[] { new(1, a, 80), new(2, a, 80) });
        var (shifts, _) = Calibration.Of([.. many, new(3, 1, 40)]);

        Assert.InRange(shifts.Single(s => s.ExpertId == 3).Shift, -15, -5);
    }

    [Fact]
    public void An_expert_who_judges_alone_is_not_called_mild_or_strict() =>
        Assert.Equal(0, Calibration.Of([new(1, 1, 95)]).Shifts.Single().Deviation);

    [Fact]
    public void The_order_of_the_scores_does_not_matter()
    {
        var random = new Random(3);
        List<GivenScore> scores = [.. Enumerable.Range(1, 30).SelectMany(a => Enumerable.Range(1, 5).Select(e => new GivenScore(e, a, random.Next(50, 100))))];
        Assert.Equal(Calibration.Of(scores).Shifts, Calibration.Of([.. scores.OrderBy(_ => random.Next())]).Shifts);
    }
}
