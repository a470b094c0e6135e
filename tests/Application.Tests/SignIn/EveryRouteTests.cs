using System.Runtime.CompilerServices;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>
/// Walks every route of the host with every role and compares with the committed table, <c>src/Host/SignIn/permissions.md</c>. A route that is not in the
/// table fails here; <c>UPDATE_PERMISSIONS=1</c> writes the table anew, and the change is for a person to read.
/// </summary>
public sealed class EveryRouteTests
{
    [Fact]
    public async Task Every_route_lets_in_whom_the_table_says_and_nobody_else()
    {
        await using var door = await PermissionTable.AskAsync();
        var found = await door.WriteAsync();
        Assert.DoesNotContain(PermissionTable.Silent, found, StringComparison.Ordinal);
        var committed = await File.ReadAllTextAsync(Table);
        var head = committed[..committed.IndexOf("| route |", StringComparison.Ordinal)];
        if (Environment.GetEnvironmentVariable("UPDATE_PERMISSIONS") is "1") await File.WriteAllTextAsync(Table, committed = head + found);

        var (before, after) = (Lines(committed[head.Length..]), Lines(found));

        Assert.True(
            before.SetEquals(after),
            $"""
            Who may call what is not what src/Host/SignIn/permissions.md says.
            Only in the table: {string.Join("\n", before.Except(after))}
            Only in the host: {string.Join("\n", after.Except(before))}
            If it is meant: UPDATE_PERMISSIONS=1 dotnet test tests/Application.Tests --filter EveryRouteTests
            """);
    }

    private static HashSet<string> Lines(string table) => [.. table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static string Table => Path.Combine(Here(), "..", "..", "..", "src", "Host", "SignIn", "permissions.md");

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
