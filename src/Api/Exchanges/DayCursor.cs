using System.Globalization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The place after a row of a list that is ordered by day and id.</summary>
internal static class DayCursor
{
    public static string Write(DateOnly day, long id) => Cursor.Write(day.ToString("O", CultureInfo.InvariantCulture), id);

    /// <summary>None where none is sent: the first page.</summary>
    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>.</exception>
    public static (DateOnly Day, long Id)? Read(string? cursor) =>
        Cursor.ReadKeyed(cursor) is not var (day, id) ? null
        : DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? (read, id)
        : throw new RuleBrokenException(Cursor.Invalid);
}
