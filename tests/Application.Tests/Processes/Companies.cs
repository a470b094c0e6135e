using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Packages;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Entry = BenchmarkWorkflow.Selection.Applications.Application;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>What companies do: register and hand in, send the package, give up.</summary>
internal static class Companies
{
    public static string Name(int number) => Company.Name(number);

    /// <summary>Registers, fills in everything and hands in.</summary>
    public static Task<long> SubmitAsync(this ProcessBench bench, int number = 1, int unit = 1) =>
        bench.ActAsync((services, ct) => Company.SubmitAsync(services, bench.CampaignId, number, unit, ct));

    public static Task ResubmitAsync(this ProcessBench bench, long application, int number = 1) =>
        bench.ActAsync((services, ct) => services.GetRequiredService<ApplicationDesk>().SubmitAsync(application, $"company-{number}", ct));

    public static Task WithdrawAsync(this ProcessBench bench, long application, int number = 1) =>
        bench.ActAsync((services, ct) => services.GetRequiredService<ApplicationProgress>().WithdrawAsync(application, "自身安排调整", $"company-{number}", ct));

    /// <summary>Sends a mail with an archive; a good one unless something else is said.</summary>
    public static Task<PackageResult> SendAsync(this ProcessBench bench, int number = 1, string? subject = null, byte[]? content = null) =>
        bench.ActAsync((services, ct) => Company.SendAsync(services, bench.CampaignId, number, bench.Now, ct, subject, content));

    public static Task<Entry> EntryAsync(this ProcessBench bench, long application) => bench.ReadAsync(db => db.Set<Entry>().AsNoTracking().SingleAsync(a => a.Id == application));
}
