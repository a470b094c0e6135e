namespace BenchmarkWorkflow.Api.Sheets;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">As callers ask for it.</param>
/// <param name="Heading">As people read it.</param>
/// <param name="Width">In characters, as spreadsheet programs count them.</param>
/// <param name="Value">A text, a number, a <see cref="DateTimeOffset"/> (written as a moment in Beijing time), or nothing.</param>
internal sealed record SheetColumn<TRow>(string Name, string Heading, int Width, Func<TRow, object?> Value)
{
    /// <summary>Those that are asked for, in the order of <paramref name="all"/>; all of them where none is.</summary>
    public static IReadOnlyList<SheetColumn<TRow>> Chosen(IReadOnlyList<SheetColumn<TRow>> all, IReadOnlyList<string>? names) =>
        names is not { Count: > 0 } ? all : [.. all.Where(column => names.Contains(column.Name))];
}
