using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>Brings the calendar and the campaigns of the workflows folder in: each campaign file once, and again when the file has changed.</summary>
public static class SeasonData
{
    /// <summary>Loads them and tells on <paramref name="output"/> what changed.</summary>
    public static async Task LoadAsync(IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var folder = Path.Combine(services.GetRequiredService<IOptions<ProductOptions>>().Value.WorkflowsFolder, "campaigns");
        if (!Directory.Exists(folder)) return;
        _ = services.GetRequiredService<WorkingCalendar>(); // a calendar that cannot be read is told now, not in the middle of a season
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var loaded = await services.GetRequiredService<UnitOfWork>().RunAsync(
                (scope, token) => scope.GetRequiredService<CampaignLoader>().LoadAsync(file, "system", token), ct);
            var name = Path.GetFileNameWithoutExtension(file);
            if (loaded.Created) output.WriteLine($"Campaign {name} was loaded.");
            else foreach (var change in loaded.Changes) output.WriteLine($"Campaign {name}: {change}");
        }
    }
}
