using System.Globalization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Selection;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The place after a row of a list that is ordered by day and id.</summary>
internal static class DayCursor
{
    public static string Write(DateOnly day, long id) => Cursor.Write(day.ToString("O", CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));

    /// <summary>None where none is sent: the first page.</summary>
    /// <exception cref="RuleBrokenException"><c>cursor-invalid</c>.</exception>
    public static (DateOnly Day, long Id)? Read(string? cursor) =>
        cursor is null ? null
        : Cursor.Read(cursor, 2) is [var day, var id] && DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
            && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? (read, last)
        : throw new RuleBrokenException(Cursor.Invalid);
}
