using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Files;

internal static class FilesFeature
{
    internal static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton<IFileStore, FolderFileStore>()
        .AddSingleton<PartialFiles>()
        .AddScoped(scope => new Uploads(scope.GetRequiredService<DbContext>(), scope.GetRequiredService<TimeProvider>(), scope.GetRequiredService<PartialFiles>()));
}
