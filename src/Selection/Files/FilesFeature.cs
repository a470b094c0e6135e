using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Selection.Files;

internal static class FilesFeature
{
    internal static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton<IFileScreen, NoScreen>();
        return services
            .AddScoped<IFileStore, FolderFileStore>()
            .AddSingleton<PartialFiles>()
            .AddScoped(scope => new Uploads(scope.GetRequiredService<DbContext>(), scope.GetRequiredService<TimeProvider>(), scope.GetRequiredService<PartialFiles>(), scope.GetRequiredService<IUnitEnd>()));
    }
}
