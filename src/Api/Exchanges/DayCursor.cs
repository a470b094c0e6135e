using System.Globalization;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Exchanges;

/// <summary>The place after a row of a list that is ordered by day and id.</summary>
internal static class DayCursor
{
    public static string Write(DateOnly day, long id) => Cursor.Write(day.ToString("O", CultureInfo.InvariantCulture), id.ToString(CultureInfo.InvariantCulture));

    /// <summary>None is the first page; false: it is no such place.</summary>
    public static bool TryRead(string? cursor, out (DateOnly Day, long Id)? after)
    {
        after = null;
        if (cursor is null) return true;
        if (Cursor.Read(cursor, 2) is not [var day, var id] || !DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) || !long.TryParse(id, CultureInfo.InvariantCulture, out var last)) return false;
        after = (read, last);
        return true;
    }

    public static ProblemHttpResult Invalid() => Problem.Fields(("cursor", "翻页位置无效，请从第一页重新查看。"));
}
