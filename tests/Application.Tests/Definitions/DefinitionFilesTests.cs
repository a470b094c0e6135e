using System.Text.Json.Nodes;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Host.Definitions;
using BenchmarkWorkflow.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Definitions;

public sealed class DefinitionFilesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("workflows-").FullName;

    private string File => Path.Combine(folder, "d.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_first_start_loads_and_publishes_the_files_and_a_second_one_nothing()
    {
        Write("first");
        await using var server = await StartAsync();

        Assert.Contains("Workflow definitions were loaded: d.", server.Said);
        Assert.Equal(FileState.Same, (await CompareAsync(server)).State);
    }

    [Fact]
    public async Task A_file_that_was_changed_may_be_pushed_and_is_published()
    {
        Write("first");
        await using var server = await StartAsync();
        Write("second");

        var changed = await CompareAsync(server);
        Assert.Equal(FileState.ChangedInFiles, changed.State);
        Assert.Equal("~ activity line (Elsa.WriteLine) text.expression.value: \"second\" -> \"first\"", Assert.Single(changed.Differences).ToString());
        await DefinitionTransfer.PushAsync(Work(server), [changed], CancellationToken.None);

        Assert.Equal((FileState.Same, 2, true), (await CompareAsync(server)) is var now ? (now.State, now.Latest!.Version, now.Latest.IsPublished) : default);
    }

    [Fact]
    public async Task What_was_edited_in_Studio_is_neither_pushed_over_nor_lost_unless_forced()
    {
        Write("first");
        await using var server = await StartAsync();
        await EditAsync(server, "by hand");

        var edited = await CompareAsync(server);
        Assert.Equal(FileState.EditedInStudio, edited.State);
        Assert.False(DefinitionTransfer.MayPush(edited, force: false));
        Assert.True(DefinitionTransfer.MayPush(edited, force: true));
        await DefinitionTransfer.PullAsync(edited, folder, CancellationToken.None);

        Assert.Contains("by hand", await System.IO.File.ReadAllTextAsync(File));
        Assert.Equal(FileState.Same, (await CompareAsync(server)).State);
    }

    [Fact]
    public async Task What_was_changed_on_both_sides_moves_neither_way_unless_forced()
    {
        Write("first");
        await using var server = await StartAsync();
        await EditAsync(server, "by hand");
        Write("second");

        var both = await CompareAsync(server);

        Assert.Equal(FileState.ChangedInBoth, both.State);
        Assert.False(DefinitionTransfer.MayPush(both, force: false) || DefinitionTransfer.MayPull(both, force: false));
    }

    [Fact]
    public async Task Differences_are_told_by_what_is_written_on_an_activity_and_what_only_moved_in_one_line()
    {
        Write("first");
        await using var server = await StartAsync();
        var moved = Definition("second");
        var line = moved["root"]!["activities"]![0]!.AsObject();
        line["metadata"] = JsonNode.Parse("""{"displayText":"打印一行","designer":{"position":{"x":1,"y":2},"size":{"width":3,"height":4}}}""");
        System.IO.File.WriteAllText(File, moved.ToJsonString());

        var lines = DifferenceLines.Of(await CompareAsync(server)).ToList();

        Assert.Contains("~ activity 打印一行 [line] (Elsa.WriteLine) text.expression.value: \"second\" -> \"first\"", lines);
        Assert.DoesNotContain(lines, one => one.Contains("position.x", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_definition_is_named_with_the_place()
    {
        System.IO.File.WriteAllText(File, "{ \"definitionId\": \"d\", \"root\": 3 }");

        var wrong = await Assert.ThrowsAsync<UsageException>(() => DefinitionBook.ReadAsync(folder, CancellationToken.None));

        Assert.StartsWith($"{File}: root:", wrong.Message);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "serve", "--what")]
    [InlineData(ExitCode.Usage, "definitions", "list", "--workflows", "/no/such/folder")]
    [InlineData(ExitCode.Done, "definitions", "diff", "--help")]
    public async Task A_command_line_ends_with_the_exit_code(int code, params string[] args) => Assert.Equal(code, await CommandLine.RunAsync(args));

    private Task<RunningServer> StartAsync() => RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", folder));

    private void Write(string text) => System.IO.File.WriteAllText(File, Definition(text).ToJsonString());

    private static JsonObject Definition(string text) => Sample.Definition("d", Sample.Sequence(Sample.WriteLine("line", "Literal", text)));

    private static async Task EditAsync(RunningServer server, string text)
    {
        using var admin = await server.SignInAsync();
        await admin.CallAsync("/workflow-definitions", new JsonObject { ["model"] = Definition(text), ["publish"] = true });
    }

    private static UnitOfWork Work(RunningServer server) => server.Services.GetRequiredService<UnitOfWork>();

    private async Task<ComparedDefinition> CompareAsync(RunningServer server) =>
        Assert.Single(await DefinitionBook.CompareAsync(Work(server), await DefinitionBook.ReadAsync(folder, CancellationToken.None), [], CancellationToken.None));
}
