using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Notices;

internal static class NoticesFeature
{
    internal static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<NoticeBoard>()
        .AddScoped<NoticeDesk>()
        .AddScoped<ObjectionLists>()
        .AddScoped<ObjectionDesk>()
        .AddScoped<FinalResults>();
}
