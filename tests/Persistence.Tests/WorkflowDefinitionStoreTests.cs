using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class WorkflowDefinitionStoreTests
{
    private static readonly WorkflowDefinition[] Versions =
    [
        Version("a1", "a", 1, published: true) with { Name = "申报", Description = "One 50%_off", References = ["c"] },
        Version("a2", "a", 2, latest: true) with { Name = "申报", ToolVersion = "3.8.0.0", ProviderName = "FileSystem" },
        Version("b1", "b", 1, latest: true, published: true) with { Name = "Review", UsableAsActivity = true, References = ["a", "c"] },
        Version("c1", "c", 1) with { IsSystem = true, WasPublished = true },
        Version("c2", "c", 2, latest: true) with { IsReadonly = true, Description = "the REVIEW of \"c\"" },
    ];

    private static readonly WorkflowDefinitionFilter[] Filters =
    [
        new(), new() { Id = "a1" }, new() { Ids = ["a1", "c2", "x"] }, new() { Ids = [] }, new() { DefinitionId = "a" }, new() { DefinitionIds = ["a", "b"] },
        new() { ExceptDefinitionId = "a", Name = "申报" }, new() { Version = VersionFilter.Latest }, new() { Version = VersionFilter.Published }, new() { Version = VersionFilter.Draft },
        new() { Version = VersionFilter.LatestOrPublished }, new() { Version = VersionFilter.LatestAndPublished }, new() { Version = VersionFilter.Specific(2) },
        new() { Name = "Review" }, new() { Names = ["Review", "申报"] }, new() { SearchTerm = "review" }, new() { SearchTerm = "50%_" }, new() { SearchTerm = "%" }, new() { SearchTerm = "" },
        new() { IsSystem = true }, new() { IsReadonly = false }, new() { UsableAsActivity = true }, new() { ProviderName = "FileSystem" }, new() { References = "c" },
        new() { References = "a", Version = VersionFilter.Published },
    ];

    [Theory, EachDatabase]
    public async Task A_filter_when_asked_for_answers_exactly_the_versions_it_matches(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await InAsync(database, async (store, ct) =>
        {
            await store.SaveManyAsync(Versions, ct);
            foreach (var filter in Filters)
            {
                var expected = Versions.Where(filter.Matches).OrderBy(version => version.Id).Select(version => version.Id).ToArray();
                Assert.Equal(expected, (await store.FindManyAsync(filter, WorkflowDefinitionPage.Everything, ct)).Select(version => version.Id).Order());
                Assert.Equal(Versions.Where(filter.Matches).Select(WorkflowDefinitionSummary.From).OrderBy(version => version.Id), (await store.FindSummariesAsync(filter, WorkflowDefinitionPage.Everything, ct)).OrderBy(version => version.Id));
                Assert.Equal(expected.Length, await store.CountAsync(filter, ct));
            }
        });
    }

    [Theory, EachDatabase]
    public async Task A_version_when_saved_comes_back_whole(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await InAsync(database, (store, ct) => store.SaveManyAsync(Versions, ct));

        await InAsync(database, async (store, ct) =>
        {
            foreach (var version in Versions)
            {
                var found = await store.FindAsync(new WorkflowDefinitionFilter { Id = version.Id }, ct);
                Assert.Equal(version with { References = [] }, found! with { References = [] });
                Assert.Equal(version.References, found.References);
            }
        });
    }

    [Theory, EachDatabase]
    public async Task The_latest_mark_when_it_changes_hands_in_one_call_is_accepted(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await InAsync(database, (store, ct) => store.SaveManyAsync(Versions, ct));

        await InAsync(database, (store, ct) => store.SaveManyAsync([Version("a3", "a", 3, latest: true, published: true), Versions[0] with { IsPublished = false }, Versions[1] with { IsLatest = false }], ct));

        await InAsync(database, async (store, ct) =>
        {
            Assert.Equal("a3", (await store.FindAsync(new WorkflowDefinitionFilter { DefinitionId = "a", Version = VersionFilter.Published }, ct))!.Id);
            Assert.Equal(2, await store.DeleteAsync(new WorkflowDefinitionFilter { DefinitionId = "a", Version = VersionFilter.Draft }, ct));
            Assert.Equal(1, await store.CountAsync(new WorkflowDefinitionFilter { DefinitionId = "a" }, ct));
        });
    }

    [Theory, EachDatabase]
    public async Task A_list_when_paged_follows_its_order(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await InAsync(database, async (store, ct) =>
        {
            await store.SaveManyAsync(Versions, ct);

            var page = await store.FindManyAsync(new WorkflowDefinitionFilter(), new WorkflowDefinitionPage(WorkflowDefinitionOrder.Version, Descending: true, Skip: 1, Take: 2), ct);

            Assert.Equal(["c2", "a1"], page.Select(version => version.Id));
        });
    }

    [Theory, EachDatabase]
    public async Task A_version_has_instances_also_when_the_clock_of_who_ran_them_was_behind(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var draft = Versions[1];
        await InAsync(database, async (store, ct) =>
        {
            await store.SaveManyAsync([draft], ct);
            Assert.False(await store.HasInstancesAsync(draft, ct));
        });
        await database.RunAsync((services, ct) =>
        {
            var (engine, before) = (services.GetRequiredService<IEngineStore>(), draft.CreatedAt.AddSeconds(-1));
            engine.Writes.Insert(new InstanceRow
            {
                Id = "i", DefinitionId = draft.DefinitionId, DefinitionVersionId = draft.Id, Version = draft.Version, Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Suspended,
                Revision = 1, CreatedAt = before, UpdatedAt = before,
            });
            return engine.FlushAsync(ct);
        });

        await InAsync(database, async (store, ct) =>
        {
            Assert.True(await store.HasInstancesAsync(draft, ct));
            Assert.False(await store.HasInstancesAsync(Versions[0], ct));
        });
        var (listed, _) = await database.Unit.ReadAsync(
            (services, ct) => services.GetRequiredService<DefinitionList>().PageAsync(new DefinitionListFilter(null, null, null, null), DefinitionOrder.Name, descending: false, 0, 10, ct), default);
        Assert.Equal(1, Assert.Single(listed).Running);
        await database.RunAsync((services, ct) => services.GetRequiredService<IEngineStore>().DeleteAsync(["i"], ct));
        await InAsync(database, async (store, ct) => Assert.False(await store.HasInstancesAsync(draft, ct)));
    }

    [Theory, EachDatabase]
    public async Task What_has_no_name_comes_first_ascending_and_last_descending(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await InAsync(database, (store, ct) => store.SaveManyAsync([Version("n1", "n", 1, latest: true), Version("b1", "b", 1, latest: true) with { Name = "Review" }, Version("o1", "o", 1, latest: true)], ct));

        foreach (var (descending, expected) in new[] { (false, new[] { "n", "o", "b" }), (true, ["b", "n", "o"]) })
        {
            await InAsync(database, async (store, ct) =>
                Assert.Equal(expected, (await store.FindSummariesAsync(new WorkflowDefinitionFilter(), new WorkflowDefinitionPage(WorkflowDefinitionOrder.Name, descending, 0, 10), ct)).Select(version => version.DefinitionId)));
            var (rows, _) = await database.Unit.ReadAsync(
                (services, ct) => services.GetRequiredService<DefinitionList>().PageAsync(new DefinitionListFilter(null, null, null, null), DefinitionOrder.Name, descending, 0, 10, ct), default);
            Assert.Equal(descending ? ["b", "o", "n"] : expected, rows.Select(row => row.DefinitionId)); // here the ids follow the direction
        }
    }

    private static Task InAsync(TestDatabase database, Func<IWorkflowDefinitionStore, CancellationToken, Task> work) =>
        database.RunAsync((services, ct) => work(services.GetRequiredService<IWorkflowDefinitionStore>(), ct));

    private static WorkflowDefinition Version(string id, string definitionId, int version, bool latest = false, bool published = false) => new()
    {
        Id = id,
        DefinitionId = definitionId,
        Version = version,
        IsLatest = latest,
        IsPublished = published,
        CreatedAt = new DateTimeOffset(2022, 6, 6, 1, 2, 3, TimeSpan.Zero),
        Json = $$"""{"root":"{{id}}"}""",
        Hash = id,
    };
}
