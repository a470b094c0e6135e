using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Notices;

internal static class NoticesFeature
{
    internal static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddScoped<NoticeBoard>()
        .AddScoped<ObjectionDesk>()
        .AddScoped<FinalResults>();
}
