namespace BenchmarkWorkflow.Architecture.Tests.Docker;

/// <summary>The instructions of <c>docker/Dockerfile</c>, continuation lines joined, comments left out.</summary>
internal sealed record Instruction(string Keyword, string Argument)
{
    public static IReadOnlyList<Instruction> Read(string file)
    {
        var text = File.ReadAllText(file).Replace("\\\n", " ");
        return
        [
            .. text.Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.Length > 0 && !line.StartsWith('#'))
                .Select(line => line.Split(' ', 2, StringSplitOptions.TrimEntries))
                .Select(parts => new Instruction(parts[0], parts.Length > 1 ? parts[1] : "")),
        ];
    }

    /// <summary>The <c>RUN</c> commands of the stage named <paramref name="stage"/>, in order.</summary>
    public static IReadOnlyList<string> CommandsOf(IReadOnlyList<Instruction> instructions, string stage) =>
    [
        .. instructions
            .SkipWhile(line => line.Keyword != "FROM" || !line.Argument.EndsWith(" AS " + stage, StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.Keyword != "FROM")
            .Where(line => line.Keyword == "RUN")
            .Select(line => line.Argument),
    ];
}
