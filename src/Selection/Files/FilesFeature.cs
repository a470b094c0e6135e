using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Files;

internal static class FilesFeature
{
    internal static IServiceCollection AddFiles(this IServiceCollection services) => services.AddSingleton<IFileStore, FolderFileStore>();
}
