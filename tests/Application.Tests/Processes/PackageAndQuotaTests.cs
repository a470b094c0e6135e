using System.Text.Json.Nodes;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

public sealed class PackageAndQuotaTests
{
    [Fact]
    public async Task A_package_nobody_can_place_is_answered_and_matched_by_hand()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var application = await bench.SubmitAsync();
        await bench.SendAsync(subject: "质量标杆申报材料");
        Assert.Contains("package-refused", await bench.LettersAsync());

        await bench.PassAsync(TimeSpan.FromDays(6));
        var receipt = (await bench.EntryAsync(application)).ReceiptNumber;
        await bench.AnswerAsync("package", "Match", "", ("receiptNumber", (JsonNode?)receipt));

        Assert.NotNull((await bench.EntryAsync(application)).PackageAt);
        Assert.Single(await bench.OpenAsync("recommendation"));
        Assert.Contains("package-accepted", await bench.LettersAsync());
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_and_may_be_sent_again()
    {
        await using var bench = await ProcessBench.OpenAsync();
        await bench.SubmitAsync();
        await bench.SendAsync(content: "no archive"u8.ToArray());
        await bench.AnswerAsync("package", "Close");
        await bench.PassAsync(TimeSpan.FromMinutes(1));

        await bench.SendAsync();

        Assert.Single(await bench.OpenAsync("recommendation"));
        Assert.Equal(2, await bench.InstancesAsync("package-intake", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Theory]
    [InlineData("Grant", 5)]
    [InlineData("Refuse", 3)]
    public async Task A_request_for_more_places_is_decided(string decision, int places)
    {
        await using var bench = await ProcessBench.OpenAsync();
        var unit = await FileAsync(bench);

        await bench.AnswerAsync("quota-relaxation", decision, "情况属实与否");

        Assert.Equal(places, await PlacesAsync(bench, unit));
        Assert.Equal(1, await bench.InstancesAsync("quota-relaxation", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    [Fact]
    public async Task A_request_nobody_decides_lapses_with_the_recommendations_date()
    {
        await using var bench = await ProcessBench.OpenAsync();
        var unit = await FileAsync(bench);

        await bench.PassToAsync(DeadlineNames.Recommendations);

        Assert.Equal(3, await PlacesAsync(bench, unit));
        Assert.Equal(RelaxationStatus.Refused, await bench.ReadAsync(db => db.Set<QuotaRelaxation>().Select(request => request.Status).SingleAsync()));
        Assert.Equal(1, await bench.InstancesAsync("quota-relaxation", WorkflowSubStatus.Finished));
        await bench.AssertNoIncidentAsync();
    }

    private static async Task<long> FileAsync(ProcessBench bench)
    {
        var unit = await bench.ReadAsync(db => db.Set<RecommendingUnit>().Where(unit => unit.Number == 1).Select(unit => unit.Id).SingleAsync());
        await bench.ActAsync((services, ct) => services.GetRequiredService<RelaxationDesk>().RequestAsync(unit, "本市质量标杆活动", "证明.pdf", "%PDF-1.7"u8.ToArray(), "clerk-1", ct));
        return unit;
    }

    private static Task<int> PlacesAsync(ProcessBench bench, long unit) =>
        bench.ActAsync(async (services, ct) => (await services.GetRequiredService<QuotaLedger>().BalanceAsync(unit, ct)).Granted);
}
