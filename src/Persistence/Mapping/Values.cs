using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BenchmarkWorkflow.Persistence.Mapping;

/// <summary>How values are kept, so that comparing and ordering them in LINQ means the same on both databases.</summary>
/// <remarks>
/// An instant is UTC to the microsecond: INTEGER ticks on SQLite, timestamptz on PostgreSQL. A decimal is REAL or numeric. A span is its ticks on both.
/// </remarks>
internal static class Values
{
    public static void Apply(ModelConfigurationBuilder builder, DatabaseKind kind)
    {
        builder.Properties<TimeSpan>().HaveConversion<TimeSpanToTicksConverter>();
        if (kind == DatabaseKind.Sqlite)
        {
            builder.Properties<DateTimeOffset>().HaveConversion<InstantToTicks>();
            builder.Properties<decimal>().HaveConversion<double>();
        }
        else
        {
            builder.Properties<DateTimeOffset>().HaveConversion<InstantToUtc>();
        }
    }

    /// <summary>To whole microseconds, since PostgreSQL keeps no more.</summary>
    internal static long Ticks(DateTimeOffset instant) => instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond);

    private sealed class InstantToTicks() : ValueConverter<DateTimeOffset, long>(
        instant => Ticks(instant), ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

    private sealed class InstantToUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        instant => new DateTimeOffset(Ticks(instant), TimeSpan.Zero), instant => instant.ToUniversalTime());
}
