using System.Globalization;

namespace BenchmarkWorkflow.Inbox;

/// <summary>Instants as people in China read them.</summary>
internal static class InboxTime
{
    /// <summary>China has had one zone and no summer time since 1991.</summary>
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static string Minute(DateTimeOffset instant) =>
        instant.ToOffset(Shanghai).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The first instant of the Shanghai day after the one that holds <paramref name="instant"/>.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset instant)
    {
        var local = instant.ToOffset(Shanghai);
        return new DateTimeOffset(local.Year, local.Month, local.Day, 0, 0, 0, Shanghai).AddDays(1);
    }
}
