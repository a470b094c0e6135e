using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What companies and the secretariat do meanwhile; they act by the product's verbs, as their pages have tests of their own.</summary>
internal static class Season
{
    /// <summary>The secretariat moves the campaign's dates, all by the same span, so that its applications close in a month.</summary>
    public static Task OpenSeasonAsync(this Site site) => site.ActAsync(async (services, campaign, ct) =>
    {
        var dates = services.GetRequiredService<CampaignDates>();
        var all = await dates.AllAsync(campaign, ct);
        var later = services.GetRequiredService<TimeProvider>().GetUtcNow() + TimeSpan.FromDays(30) - all[0].At;
        return await dates.MoveAsync(campaign, all.ToDictionary(date => date.Name, date => date.At + later), null, "浏览器测试", Site.Administrator, ct);
    });

    /// <summary>A company hands in through a unit, the first unless another is named. Answers the application's id.</summary>
    public static Task<long> SubmitAsync(this Site site, int number = 1, int unit = 1) => site.ActAsync((services, campaign, ct) => Company.SubmitAsync(services, campaign, number, unit, ct));

    /// <summary>Its package comes in.</summary>
    public static Task SendPackageAsync(this Site site, int number = 1) =>
        site.ActAsync((services, campaign, ct) => Company.SendAsync(services, campaign, number, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct));

    public static Task<T> ReadAsync<T>(this Site site, Func<DbContext, Task<T>> read) => site.ActAsync((services, _, _) => read(services.GetRequiredService<DbContext>()));

    /// <summary>Does something in a transaction, with the campaign's id.</summary>
    public static Task<T> ActAsync<T>(this Site site, Func<IServiceProvider, long, CancellationToken, Task<T>> act) => site.Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, ct) => await act(services, (await services.GetRequiredService<CampaignDesk>().FindAsync(2022, ct))!.Id, ct), CancellationToken.None);
}
