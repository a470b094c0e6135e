namespace BenchmarkWorkflow.Selection;

/// <summary>A data file cannot be used as it is.</summary>
/// <param name="file">Its path.</param>
/// <param name="problems">Every problem found, at least one.</param>
public sealed class DataFileException(string file, IReadOnlyList<DataFileProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => $"{file}: {problem.Place}: {problem.Reason}")))
{
    public string File { get; } = file;

    public IReadOnlyList<DataFileProblem> Problems { get; } = problems;
}

/// <summary>What is wrong in a data file.</summary>
/// <param name="Place">A line (<c>line 12</c>) or a JSON path (<c>units[36].name</c>).</param>
/// <param name="Reason">For who keeps the file, in English.</param>
/// <param name="InChinese">For who changes the same value on a page; none where no page changes it.</param>
public sealed record DataFileProblem(string Place, string Reason, string? InChinese = null);
