using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Campaigns;

internal static class CampaignsFeature
{
    internal static IServiceCollection AddCampaigns(this IServiceCollection services) =>
        services.AddScoped<CampaignLoader>().AddScoped<CampaignDates>().AddScoped<CampaignDesk>().AddScoped<CampaignDownloads>();
}
