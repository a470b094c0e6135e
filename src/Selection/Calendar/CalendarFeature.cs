using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Calendar;

internal static class CalendarFeature
{
    internal static IServiceCollection AddCalendar(this IServiceCollection services) => services;
}
