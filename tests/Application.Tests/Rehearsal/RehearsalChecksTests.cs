using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Rehearsal;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Rehearsal;

/// <summary>The checks of a season, on rows made for them: they must see what a season should never come to.</summary>
public sealed class RehearsalChecksTests : IAsyncDisposable
{
    private const string Company = "恒信精密机械有限公司";

    private readonly string folder = Directory.CreateTempSubdirectory("benchmark-checks-").FullName;
    private readonly ServiceProvider services;

    public RehearsalChecksTests()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["Database"] = Path.Combine(folder, "season.db"), ["Workflows"] = RehearseTests.Workflows, ["DataFolder"] = folder }).Build();
        services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<TimeProvider>(new ManualTime()).AddLogging()
            .AddProduct(configuration).AddScoped<RehearsalChecks>().BuildServiceProvider();
    }

    [Fact]
    public async Task A_selected_application_whose_site_check_was_never_reported_is_found_until_the_check_is_called_off()
    {
        await services.GetRequiredService<DatabaseSchema>().ApplyAsync(CancellationToken.None);
        var (campaign, check) = await RunAsync(SelectedWithOrderedCheckAsync);

        var asked = await CheckedAsync(campaign);
        await RunAsync(async (scope, ct) =>
        {
            await scope.GetRequiredService<SiteCheckDesk>().CancelAsync(check, "不再需要", "secretariat-1", ct);
            return true;
        });
        var calledOff = await CheckedAsync(campaign);

        Assert.False(asked.Holds);
        Assert.Contains(Company, asked.Detail);
        Assert.True(calledOff.Holds, calledOff.Detail);
    }

    private static async Task<(long Campaign, long Check)> SelectedWithOrderedCheckAsync(IServiceProvider scope, CancellationToken ct)
    {
        var campaign = (await scope.GetRequiredService<CampaignLoader>().LoadAsync(Path.Combine(RehearseTests.Workflows, "campaigns", "2022.json"), "secretariat-1", ct)).CampaignId;
        const string code = "91110108MA1000001";
        var applicant = await scope.GetRequiredService<ApplicantRegister>().RegisterAsync(
            new ApplicantData(Company, code + CreditCode.CheckCharacter(code), "示范路 1 号", "联系人", "13900000001", "quality@company.example"), "company-1", ct);
        var application = await scope.GetRequiredService<ApplicationDesk>().OpenAsync(campaign, applicant.Id, "company-1", ct);
        await scope.GetRequiredService<DbContext>().Database.ExecuteSqlAsync($"UPDATE applications SET outcome = 'Selected' WHERE id = {application.Id}", ct);
        return (campaign, (await scope.GetRequiredService<SiteCheckDesk>().OrderAsync(application.Id, "核对数据", "secretariat-1", ct)).Id);
    }

    private async Task<RehearsalCheck> CheckedAsync(long campaign)
    {
        var nothing = new RehearsalResult
        {
            Campaign = "", Seed = 1, VirtualDays = 0, WallSeconds = 0, Applications = [], Units = [], Mail = [], Tasks = new(0, 0, 0, 0), Notice = null, Events = [], Instances = new(0, 0, 0, 0), Incidents = 0,
        };
        var checks = await RunAsync((scope, ct) => scope.GetRequiredService<RehearsalChecks>().RunAsync(campaign, nothing, ct));
        return checks.Single(check => check.Title.EndsWith("checked if asked", StringComparison.Ordinal));
    }

    private Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work) => services.GetRequiredService<UnitOfWork>().RunAsync(work, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
