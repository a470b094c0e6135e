using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Quotas;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class EligibilityTests
{
    private static async Task<(ProcessBench Bench, long Application)> AtTheCheckAsync()
    {
        var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync();
        await bench.AnswerAsync("recommendation", "Recommend");
        return (bench, application);
    }

    private static Task<IEnumerable<long>> HoldersAsync(ProcessBench bench, long unit) =>
        bench.ActAsync(async (services, ct) => (await services.GetRequiredService<QuotaLedger>().BalanceAsync(unit, ct)).Holds.Select(hold => hold.ApplicationId));

    [Fact]
    public async Task What_is_supplemented_in_time_is_checked_again()
    {
        var (bench, application) = await AtTheCheckAsync();
        await using var opened = bench;
        await bench.AnswerAsync("eligibility", "Supplement", "请补充证明材料", ("proofComplete", (JsonNode?)false));
        Assert.Contains("supplement-requested", await bench.LettersAsync());

        await bench.AnswerAsync("supplement", "HandIn");
        await bench.PassEligibilityAsync();

        Assert.Equal(ApplicationStage.DocumentReview, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task What_is_not_supplemented_in_time_ends_as_ineligible()
    {
        var (bench, application) = await AtTheCheckAsync();
        await using var opened = bench;
        await bench.AnswerAsync("eligibility", "Supplement", "请补充证明材料", ("proofComplete", (JsonNode?)false));

        await bench.PassAsync(TimeSpan.FromDays(8));

        Assert.Equal(ApplicationOutcome.Ineligible, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("eligibility-failed", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task Who_is_rejected_is_told_why_and_the_place_is_free_again()
    {
        var (bench, application) = await AtTheCheckAsync();
        await using var opened = bench;

        var unit = (await bench.EntryAsync(application)).UnitId!.Value; // it was recommended by one
        Assert.Contains(application, await HoldersAsync(bench, unit));

        await bench.AnswerAsync("eligibility", "Reject", "存在不良信用记录");

        Assert.DoesNotContain(application, await HoldersAsync(bench, unit));
        Assert.Equal(ApplicationOutcome.Ineligible, (await bench.EntryAsync(application)).Outcome);
        Assert.Contains("eligibility-failed", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task When_nobody_checks_in_time_the_task_comes_back_until_somebody_does()
    {
        var (bench, application) = await AtTheCheckAsync();
        await using var opened = bench;
        var first = Assert.Single(await bench.OpenAsync("eligibility"));

        await bench.PassAsync(TimeSpan.FromDays(12));
        Assert.NotEqual(first.Id, Assert.Single(await bench.OpenAsync("eligibility")).Id);
        await bench.PassEligibilityAsync();

        Assert.Equal(ApplicationStage.DocumentReview, (await bench.EntryAsync(application)).Stage);
        await bench.AssertNoIncidentAsync();
    }
}
