using System.Globalization;

namespace BenchmarkWorkflow.Selection.Calendar;

/// <summary>Reads the State Council's days from <c>date,kind,name</c> lines, kind being <c>work</c> or <c>off</c>.</summary>
public static class CalendarFile
{
    /// <exception cref="DataFileException">A line cannot be understood or a day stands twice; every such line is named.</exception>
    public static WorkingCalendar Read(string path) => Parse(File.ReadLines(path), path);

    /// <param name="name">What the problems call the file.</param>
    /// <exception cref="DataFileException">As for <see cref="Read"/>.</exception>
    public static WorkingCalendar Parse(IEnumerable<string> lines, string name)
    {
        var worked = new Dictionary<DateOnly, bool>();
        var problems = new List<DataFileProblem>();
        foreach (var (index, line) in lines.Index())
        {
            if (index == 0 || line.Length == 0) continue;
            if (ProblemOf(line, worked) is { } reason) problems.Add(new($"line {index + 1}", reason));
        }

        return problems.Count == 0 ? new WorkingCalendar(worked) : throw new DataFileException(name, problems);
    }

    private static string? ProblemOf(string line, Dictionary<DateOnly, bool> worked)
    {
        if (line.Split(',') is not [var date, var kind, _]) return "three columns are needed: date,kind,name";
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return $"'{date}' is not a date yyyy-MM-dd";
        if (kind is not ("work" or "off")) return $"'{kind}' is neither work nor off";
        return worked.TryAdd(day, kind == "work") ? null : $"{date} stands twice";
    }
}
