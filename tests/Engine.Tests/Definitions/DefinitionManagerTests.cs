using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Validation;

namespace BenchmarkWorkflow.Engine.Tests.Definitions;

public sealed class DefinitionManagerTests : IDisposable
{
    private const string Line = """{"id":"w","type":"Elsa.WriteLine","version":1,"text":{"typeName":"String","expression":{"type":"Literal","value":"TEXT"}}}""";

    private readonly DefinitionBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task A_definition_when_saved_again_overwrites_its_draft()
    {
        var first = await bench.SaveAsync(DefinitionBench.Sequence("d", Line));
        bench.Time.Advance(TimeSpan.FromHours(1));
        var second = await bench.SaveAsync(DefinitionBench.Sequence("d", Line.Replace("TEXT", "other", StringComparison.Ordinal), "\"version\":7,\"isPublished\":true"));
        Assert.Equal((first.Id, 1, first.CreatedAt, true, false), (second.Id, second.Version, second.CreatedAt, second.IsLatest, second.IsPublished));
        Assert.NotEqual(first.Hash, second.Hash);
        Assert.Equal(1, await bench.Store.CountAsync(new() { DefinitionId = "d" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_published_definition_when_saved_gets_a_new_draft_beside_it()
    {
        var published = await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        var draft = await bench.SaveAsync(DefinitionBench.Sequence("d", Line));
        Assert.Equal((2, true, false), (draft.Version, draft.IsLatest, draft.IsPublished));
        var old = await FindAsync("d", VersionFilter.Published);
        Assert.Equal((published.Id, false), (old!.Id, old.IsLatest));
        Assert.Equal(["published d 1"], bench.Observed);
    }

    [Fact]
    public async Task A_retracted_version_when_saved_over_stays_as_it_was_published()
    {
        var published = await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        await bench.Manager.RetractAsync("d", CancellationToken.None);

        var draft = await bench.SaveAsync(DefinitionBench.Sequence("d", Line.Replace("TEXT", "other", StringComparison.Ordinal)));

        Assert.Equal((2, true, false, false), (draft.Version, draft.IsLatest, draft.IsPublished, draft.WasPublished));
        Assert.NotEqual(published.Id, draft.Id);
        Assert.Equal((published.Hash, false), ((await FindAsync("d", VersionFilter.Specific(1)))!.Hash, (await FindAsync("d", VersionFilter.Specific(1)))!.IsLatest));
        Assert.Equal(2, (await bench.SaveAsync(DefinitionBench.Sequence("d", Line))).Version); // a draft again
        Assert.False((await bench.Manager.RevertAsync("d", 1, CancellationToken.None))!.WasPublished);
    }

    [Fact]
    public async Task A_draft_that_somebody_has_run_when_saved_over_stays_as_it_ran()
    {
        var ran = await bench.SaveAsync(DefinitionBench.Sequence("d", Line));
        ((MemoryDefinitionStore)bench.Store).Run.Add(ran.Id);

        var next = await bench.SaveAsync(DefinitionBench.Sequence("d", Line.Replace("TEXT", "other", StringComparison.Ordinal)));

        Assert.Equal(2, next.Version);
        Assert.Equal(ran.Hash, (await FindAsync("d", VersionFilter.Specific(1)))!.Hash);
    }

    [Fact]
    public async Task A_definition_when_published_again_changes_nothing()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        var again = await bench.Manager.PublishAsync("d", CancellationToken.None);
        Assert.True(again!.AlreadyPublished);
        Assert.Equal(["published d 1"], bench.Observed);
        Assert.Null(await bench.Manager.PublishAsync("nope", CancellationToken.None));
    }

    [Fact]
    public async Task A_new_version_when_published_takes_the_place_of_the_old_one()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line.Replace("TEXT", "other", StringComparison.Ordinal)));
        Assert.Equal(["published d 1", "retracted d 1", "published d 2"], bench.Observed);
        Assert.Equal(1, await bench.Store.CountAsync(new() { DefinitionId = "d", Version = VersionFilter.Published }, CancellationToken.None));
        Assert.Equal(1, await bench.Store.CountAsync(new() { DefinitionId = "d", Version = VersionFilter.Latest }, CancellationToken.None));
    }

    [Fact]
    public async Task A_definition_when_retracted_starts_no_more()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        var retracted = await bench.Manager.RetractAsync("d", CancellationToken.None);
        Assert.Equal((false, true, false), (retracted!.AlreadyPublished, retracted.Version.IsLatest, retracted.Version.IsPublished));
        Assert.True((await bench.Manager.RetractAsync("d", CancellationToken.None))!.AlreadyPublished);
        Assert.Null(await bench.Manager.RetractAsync("nope", CancellationToken.None));
        Assert.Equal(["published d 1", "retracted d 1"], bench.Observed);
    }

    [Fact]
    public async Task An_old_version_when_reverted_to_is_a_new_draft()
    {
        var first = await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line.Replace("TEXT", "two", StringComparison.Ordinal)));
        var draft = await bench.Manager.RevertAsync("d", 1, CancellationToken.None);
        Assert.Equal((3, true, false, first.Hash), (draft!.Version, draft.IsLatest, draft.IsPublished, draft.Hash));
        Assert.Equal(1, await bench.Store.CountAsync(new() { DefinitionId = "d", Version = VersionFilter.Latest }, CancellationToken.None));
        Assert.Equal(2, (await FindAsync("d", VersionFilter.Published))!.Version);
        Assert.Null(await bench.Manager.RevertAsync("d", 9, CancellationToken.None));
    }

    [Fact]
    public async Task The_latest_version_when_deleted_leaves_the_one_before_as_the_latest()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        var draft = await bench.SaveAsync(DefinitionBench.Sequence("d", Line));
        Assert.True(await bench.Manager.DeleteVersionAsync(draft.Id, CancellationToken.None));
        Assert.Equal(1, (await FindAsync("d", VersionFilter.Latest))!.Version);
        Assert.False(await bench.Manager.DeleteVersionAsync("d", 2, CancellationToken.None));
        Assert.Equal(1, await bench.Manager.DeleteAsync(["d", "nope"], CancellationToken.None));
        Assert.Null(await FindAsync("d", VersionFilter.All));
        Assert.Equal(["published d 1", "deleted d 2", "deleted d 1"], bench.Observed);
    }

    [Fact]
    public async Task A_definition_that_cannot_run_when_published_is_refused_and_stays_a_draft()
    {
        var json = DefinitionBench.Sequence("d", """{"id":"n","type":"Acme.Nope","version":1}""");
        await bench.SaveAsync(json);
        var refused = await Assert.ThrowsAsync<DefinitionInvalidException>(() => bench.Manager.PublishAsync("d", CancellationToken.None));
        Assert.Equal("unknown-activity", Assert.Single(refused.Problems).Rule);
        Assert.Empty(bench.Observed);
        Assert.False((await FindAsync("d", VersionFilter.Latest))!.IsPublished);
    }

    [Fact]
    public async Task A_file_when_imported_keeps_its_version_id_if_that_is_free()
    {
        var first = await bench.Manager.ImportAsync(DefinitionJson.Read(DefinitionBench.Sequence("d", Line, "\"id\":\"from-file\"")), "FileSystem", CancellationToken.None);
        var other = await bench.Manager.ImportAsync(DefinitionJson.Read(DefinitionBench.Sequence("e", Line, "\"id\":\"from-file\"")), null, CancellationToken.None);
        Assert.Equal(("from-file", "FileSystem"), (first.Id, first.ProviderName));
        Assert.NotEqual("from-file", other.Id);
    }

    [Fact]
    public async Task A_used_workflow_when_published_anew_leaves_its_consumers_on_their_version()
    {
        await bench.PublishAsync(Part("one", follow: false));
        await bench.PublishAsync(Consumer);
        await bench.PublishAsync(Part("two", follow: false));
        Assert.Equal("one", (await bench.RunAsync("main")).Output["R"]);
        Assert.Equal(["part"], (await FindAsync("main", VersionFilter.Latest))!.References);
    }

    [Fact]
    public async Task A_used_workflow_that_its_consumers_follow_when_published_anew_gives_them_a_new_version()
    {
        await bench.PublishAsync(Part("one", follow: true));
        await bench.PublishAsync(Consumer);
        var change = await bench.Manager.SaveAsync(DefinitionJson.Read(Part("two", follow: true)), publish: true, CancellationToken.None);
        var consumer = Assert.Single(change.Consumers);
        Assert.Equal(("main", 2, true), (consumer.DefinitionId, consumer.Version, consumer.IsPublished));
        Assert.Equal("two", (await bench.RunAsync("main")).Output["R"]);
        Assert.Empty(await bench.Manager.UpdateConsumersAsync("part", CancellationToken.None));
    }

    [Fact]
    public async Task A_draft_consumer_when_the_used_workflow_is_published_anew_is_changed_in_place()
    {
        await bench.PublishAsync(Part("one", follow: true));
        var draft = await bench.SaveAsync(Consumer);
        var change = await bench.Manager.SaveAsync(DefinitionJson.Read(Part("two", follow: true)), publish: true, CancellationToken.None);
        var changed = Assert.Single(change.Consumers);
        Assert.Equal((draft.Id, 1, false), (changed.Id, changed.Version, changed.IsPublished));
        Assert.Contains("\"version\":2,\"workflowDefinitionId\":\"part\"", changed.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_when_run_again_is_compiled_once_until_its_content_changes()
    {
        var version = await bench.PublishAsync(DefinitionBench.Sequence("d", Line));
        var graphs = bench.Get<WorkflowGraphFinder>();
        var graph = await graphs.GetAsync(version, CancellationToken.None);
        Assert.Same(graph, await graphs.GetAsync(version, CancellationToken.None));
        Assert.NotSame(graph, await graphs.GetAsync(version with { Hash = "other" }, CancellationToken.None));
    }

    [Fact]
    public async Task Several_definitions_when_published_and_retracted_at_once_are_told_apart()
    {
        await bench.PublishAsync(DefinitionBench.Sequence("a", Line));
        await bench.SaveAsync(DefinitionBench.Sequence("b", Line));
        var published = await bench.Manager.PublishManyAsync(["a", "b", "c"], CancellationToken.None);
        Assert.Equal([["b"], ["a"], ["c"]], new[] { published.Changed, published.Unchanged, published.NotFound });
        var retracted = await bench.Manager.RetractManyAsync(["a", "b", "c"], CancellationToken.None);
        Assert.Equal([["a", "b"], [], ["c"]], new[] { retracted.Changed, retracted.Unchanged, retracted.NotFound });
    }

    [Fact]
    public async Task Triggers_when_read_have_a_name_a_hash_and_what_they_wait_for()
    {
        var version = await bench.PublishAsync(DefinitionBench.Sequence("d", """
            {"id":"e","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"expression":{"type":"JavaScript","value":"'Go' + 1"}}},
            {"id":"f","type":"Elsa.Event","version":1,"eventName":{"expression":{"type":"Literal","value":"Later"}}}
            """));
        var trigger = Assert.Single(await bench.Get<TriggerReader>().ReadAsync(await bench.Get<WorkflowGraphFinder>().GetAsync(version, CancellationToken.None), CancellationToken.None));
        Assert.Equal(("Elsa.Event", "e"), (trigger.Name, trigger.ActivityId));
        Assert.Contains("Go1", trigger.Hash, StringComparison.Ordinal);
    }

    private static string Consumer => DefinitionBench.Sequence(
        "main",
        """{"id":"u","type":"Part","version":1,"workflowDefinitionId":"part","r":{"typeName":"String","memoryReference":{"id":"R"}}}""",
        "\"outputs\":[{\"type\":\"String\",\"name\":\"R\"}]");

    private static string Part(string value, bool follow) => DefinitionBench.Sequence(
        "part",
        $$$$"""{"id":"o","type":"Elsa.SetOutput","version":1,"outputName":{"expression":{"type":"Literal","value":"R"}},"outputValue":{"expression":{"type":"Literal","value":"{{{{value}}}}"}}}""",
        $$"""
        "outputs":[{"type":"String","name":"R"}],"options":{"usableAsActivity":true,"autoUpdateConsumingWorkflows":{{(follow ? "true" : "false")}}}
        """);

    private Task<WorkflowDefinition?> FindAsync(string definitionId, VersionFilter version) => bench.Store.FindAsync(new() { DefinitionId = definitionId, Version = version }, CancellationToken.None);
}
