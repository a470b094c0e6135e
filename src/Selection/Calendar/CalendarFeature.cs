using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Calendar;

internal static class CalendarFeature
{
    internal static IServiceCollection AddCalendar(this IServiceCollection services) =>
        services.AddSingleton(provider => CalendarFile.Read(provider.GetRequiredService<IOptions<SelectionOptions>>().Value.CalendarFile));
}
