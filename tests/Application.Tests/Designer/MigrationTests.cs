using System.Net.Http.Json;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.Migrations;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>Running instances go on in another version, and back.</summary>
public sealed class MigrationTests
{
    [Theory, EachDatabase]
    public async Task Waiting_instances_are_previewed_moved_and_finish_in_the_new_version(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        var instances = await TwoVersionsAsync(li, running: 3);
        await CompleteAsync(li, server, instances[2]); // this one is over before

        var preview = await li.TellAsync(Desk.Api + "d/migrations/preview", new { fromVersion = 1, toVersion = 2 });
        var migration = await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 });

        Assert.Equal((2, 2), ((int)preview["total"]!, (int)preview["movable"]!));
        Assert.Equal(("ask", "ask"), (preview["instances"]![0]!["waits"]![0]!["activityId"]!.ToString(), preview["instances"]![0]!["waits"]![0]!["targetId"]!.ToString()));
        Assert.Equal((2, 0), ((int)migration["moved"]!, (int)migration["skipped"]!));
        await CompleteAsync(li, server, instances[0]);
        var moved = (await li.FetchAsync($"/workflow-instances/{instances[0]}"))!;
        Assert.Equal((2, "Finished"), ((int)moved["version"]!, moved["subStatus"]!.ToString()));
        var journal = (await li.CallAsync($"/workflow-instances/{instances[0]}/journal"))["items"]!.AsArray().Select(line => $"{line!["activityId"]} {line["eventName"]}").ToList();
        Assert.Contains("Workflow1 Migrated", journal);
        Assert.Contains("added Completed", journal);
        var act = (await li.AskAsync(Desk.Api + "d/history"))["acts"]![0]!;
        Assert.Equal(("definition.migrated", 2), (act["act"]!.ToString(), (int)act["details"]!["moved"]!));
    }

    [Fact]
    public async Task A_preview_of_more_than_it_looks_at_says_how_many_there_are()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 1);
        const string Columns = "definition_id, definition_version_id, version, status, sub_status, is_system, incident_count, revision, next_sequence, created_at, updated_at, state";
        await ExecuteAsync(
            server,
            $"""
            insert into workflow_instance (id, {Columns})
            select 'copy-' || n, {Columns} from workflow_instance, (with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 1049) select n from numbers)
            """);

        var preview = await li.TellAsync(Desk.Api + "d/migrations/preview", new { fromVersion = 1, toVersion = 2 });

        Assert.Equal((1_000, 1_000, true, 1_050), ((int)preview["total"]!, (int)preview["movable"]!, (bool)preview["truncated"]!, (int)preview["all"]!));
    }

    [Theory, EachDatabase]
    public async Task A_migration_is_undone_but_for_an_instance_that_has_gone_on(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        var instances = await TwoVersionsAsync(li, running: 2);
        var before = await RowAsync(server, instances[0]);
        var migration = await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 });
        await CompleteAsync(li, server, instances[1]);

        await li.TellAsync($"{Desk.Api}d/migrations/{migration["id"]}/undo", status: 202);
        var undone = await EndAsync(li, migration["id"]!.ToString(), "undone");

        Assert.Equal((1, 1), ((int)undone["migration"]!["undone"]!, (int)undone["migration"]!["undoRefused"]!));
        Assert.Equal("实例在迁移后已经继续执行，不能退回。", undone["instances"]!.AsArray().Single(one => one!["instanceId"]!.ToString() == instances[1])!["reason"]!.ToString());
        var after = await RowAsync(server, instances[0]);
        Assert.Equal((1, before.Revision + 2), (after.Version, after.Revision));
        await CompleteAsync(li, server, instances[0]);
        var journal = (await li.CallAsync($"/workflow-instances/{instances[0]}/journal"))["items"]!.AsArray();
        Assert.DoesNotContain(journal, line => line!["activityId"]!.ToString() == "added");
        await li.TellAsync($"{Desk.Api}d/migrations/{migration["id"]}/undo", status: 409);
    }

    [Theory, EachDatabase]
    public async Task An_instance_whose_place_is_gone_is_left_where_it_is_until_the_map_names_another(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        var instances = await TwoVersionsAsync(li, running: 1, model => model["root"]!["activities"]![1]!["id"] = "approve");

        var skipped = await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 });
        var suggested = (await li.AskAsync(Desk.Api + "d/migrations/map/1/2"))["activities"]!.AsArray().Single(one => one!["activityId"]!.ToString() == "ask")!;
        var moved = await MigrateAsync(li, new { fromVersion = 1, toVersion = 2, map = new Dictionary<string, string> { ["ask"] = "approve" } });

        Assert.Equal((0, 1), ((int)skipped["moved"]!, (int)skipped["skipped"]!));
        Assert.Equal("approve", suggested["suggested"]!.ToString());
        Assert.Equal(1, (int)moved["moved"]!);
        await CompleteAsync(li, server, instances[0]);
        Assert.Equal("Finished", (await li.FetchAsync($"/workflow-instances/{instances[0]}"))["subStatus"]!.ToString());
    }

    [Theory, EachDatabase]
    public async Task A_timer_keeps_its_time(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        static JsonObject Drawing(string last) => Sample.Definition("t", Sample.Sequence(
            Sample.Activity("wait", "Elsa.Delay", ("timeSpan", new JsonObject { ["typeName"] = "TimeSpan", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "00:02:00" } })),
            Sample.WriteLine(last, "Literal", "x")));
        await li.PublishAsync(Drawing("one"));
        var instance = (await li.CallAsync("/workflow-definitions/t/execute"))["workflowState"]!["id"]!.ToString();
        await li.PublishAsync(Drawing("two"));

        Assert.Equal(1, (int)(await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 }, "t"))["moved"]!);
        for (var step = 0; step < 4 && !await IsOverAsync(li, instance); step++) server.Time.Advance(TimeSpan.FromMinutes(3)); // a dispatcher that looked at the clock just before goes to sleep once more

        Assert.True(await IsOverAsync(li, instance));
    }

    [Fact]
    public async Task A_parent_that_waits_for_its_child_is_woken_after_both_were_moved()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 0);
        static JsonObject Parent(string last) => Sample.Definition("p", Sample.Sequence(
            Sample.Activity("run", "Elsa.DispatchWorkflow", ("workflowDefinitionId", Literal("d")), ("waitForCompletion", Literal("True"))), Sample.WriteLine(last, "Literal", "x")));
        await li.PublishAsync(Parent("one"));
        var parent = (await li.CallAsync("/workflow-definitions/p/execute"))["workflowState"]!["id"]!.ToString();
        await li.PublishAsync(Parent("two"));
        var child = (await li.EventuallyAsync("/workflow-instances?DefinitionIds=d", found => found["items"]!.AsArray().Count == 1))["items"]![0]!["id"]!.ToString();
        await li.CallAsync("/workflow-definitions/d/publish");
        var (model, _) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("三"), null, publish: true);

        Assert.Equal(1, (int)(await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 }, "p"))["moved"]!);
        Assert.Equal(1, (int)(await MigrateAsync(li, new { fromVersion = 2, toVersion = 3 }))["moved"]!);
        await CompleteAsync(li, server, child);

        await li.EventuallyAsync($"/workflow-instances/{parent}", found => found["subStatus"]!.ToString() == "Finished");
    }

    private static async Task<bool> IsOverAsync(HttpClient client, string instance)
    {
        for (var look = 0; look < 100; look++)
        {
            if ((await client.FetchAsync($"/workflow-instances/{instance}"))["subStatus"]!.ToString() == "Finished") return true;
            await Task.Delay(20);
        }

        return false;
    }

    [Fact]
    public async Task A_move_that_fails_is_tried_again_and_closes_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        var instances = await TwoVersionsAsync(li, running: 2);
        await ExecuteAsync(server, "CREATE TRIGGER broken BEFORE UPDATE ON designer_migrated_instances WHEN NEW.state = 1 BEGIN SELECT RAISE(ABORT, 'disk'); END");
        Look(server);

        var begun = await li.TellAsync($"{Desk.Api}d/migrations", new { fromVersion = 1, toVersion = 2 }, 202);
        await Task.Delay(200);
        var still = (await li.AskAsync($"{Desk.Api}d/migrations/{begun["id"]}"))["migration"]!;
        await ExecuteAsync(server, "DROP TRIGGER broken");
        var done = (await EndAsync(li, begun["id"]!.ToString(), "done"))["migration"]!;

        Assert.Equal(("running", 2), (still["state"]!.ToString(), (int)still["waiting"]!));
        Assert.Equal((2, 0), ((int)done["moved"]!, (int)done["skipped"]!));
        Assert.Equal(2, (await RowAsync(server, instances[0])).Version);
    }

    [Fact]
    public async Task An_undoing_that_fails_again_and_again_ends_and_bars_no_later_migration()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 1);
        Look(server);
        var migration = await MigrateAsync(li, new { fromVersion = 1, toVersion = 2 });
        await ExecuteAsync(server, "CREATE TRIGGER broken BEFORE UPDATE ON designer_migrated_instances WHEN NEW.state = 3 BEGIN SELECT RAISE(ABORT, 'disk'); END");

        await li.TellAsync($"{Desk.Api}d/migrations/{migration["id"]}/undo", status: 202);
        var undone = await EndAsync(li, migration["id"]!.ToString(), "undone");

        Assert.Equal((0, 1), ((int)undone["migration"]!["undone"]!, (int)undone["migration"]!["undoRefused"]!));
        Assert.StartsWith("退回这个实例时多次出错，它留在迁移后的版本。", undone["instances"]![0]!["reason"]!.ToString());
        await ExecuteAsync(server, "DROP TRIGGER broken");
        Assert.Equal(1, (int)(await MigrateAsync(li, new { fromVersion = 2, toVersion = 1 }))["moved"]!);
    }

    [Theory, EachDatabase]
    public async Task A_migration_that_another_node_left_is_gone_on_with_though_nobody_wakes_this_one(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 1);
        Look(server);

        var left = await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<MigrationDesk>().StartAsync("d", new(1, 2, null), "李某", ct), CancellationToken.None);

        Assert.Equal(1, (int)(await EndAsync(li, left.Id.ToString(), "done"))["migration"]!["moved"]!);
    }

    [Fact]
    public async Task A_move_whose_note_another_node_was_first_to_make_is_rolled_back()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Postgres);
        var li = await server.ProcessOwnerAsync("李某");
        var instances = await TwoVersionsAsync(li, running: 1);
        Look(server);
        var begun = await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) =>
            {
                await services.GetRequiredService<IEngineStore>().ClaimAsync(instances[0], ct);
                var started = await li.TellAsync($"{Desk.Api}d/migrations", new { fromVersion = 1, toVersion = 2 }, 202);
                await Task.Delay(500, ct); // this node has read the row and waits for the instance
                await services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync("UPDATE designer_migrated_instances SET state = 3", ct);
                return started;
            },
            CancellationToken.None);

        var done = (await EndAsync(li, begun["id"]!.ToString(), "done"))["migration"]!;

        Assert.Equal((0, 1), ((int)done["moved"]!, (int)done["undone"]!));
        Assert.Equal(1, (await RowAsync(server, instances[0])).Version);
    }

    [Fact]
    public async Task A_draft_is_no_target()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 1);
        var (model, _) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("三"), null);

        foreach (var path in (string[])["migrations/preview", "migrations"])
            Assert.Contains("还是草稿", (await li.TellAsync(Desk.Api + "d/" + path, new { fromVersion = 1, toVersion = 3 }, 422)).ToJsonString(Readable));
    }

    [Theory, EachDatabase]
    public async Task Of_several_starts_at_once_one_goes_through(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, Desk.ServicesMayStop);
        var li = await server.ProcessOwnerAsync("李某");
        await TwoVersionsAsync(li, running: 1);
        await server.Services.GetRequiredService<MigrationRunner>().StopAsync(CancellationToken.None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => li.PostAsJsonAsync(Desk.Api + "d/migrations", new { fromVersion = 1, toVersion = 2 })));

        Assert.Equal([202, 409, 409, 409, 409, 409], answers.Select(answer => (int)answer.StatusCode).Order());
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void Look(RunningServer server)
    {
        var runner = server.Services.GetRequiredService<MigrationRunner>();
        runner.Look = TimeSpan.FromMilliseconds(50);
        runner.Wake();
    }

    private static Task ExecuteAsync(RunningServer server, string sql) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
        (services, ct) => services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync(sql, ct), CancellationToken.None);

    private static JsonObject Literal(string value) => new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };

    /// <summary>Version 1 with instances that wait for an approval, and version 2 with one step more, published.</summary>
    private static async Task<List<string>> TwoVersionsAsync(HttpClient client, int running, Action<JsonObject>? change = null)
    {
        await client.PublishAsync(Sample.Approval("d"));
        List<string> instances = [];
        for (var number = 0; number < running; number++) instances.Add((await client.CallAsync("/workflow-definitions/d/execute"))["workflowState"]!["id"]!.ToString());
        var (model, _) = await client.OpenAsync("d");
        model["root"]!["activities"]!.AsArray().Add(Sample.WriteLine("added", "Literal", "新"));
        change?.Invoke(model);
        Assert.Equal(200, (await client.SaveAsync(model, null, publish: true)).Status);
        return instances;
    }

    private static async Task<JsonNode> MigrateAsync(HttpClient client, object request, string definition = "d")
    {
        var begun = await client.TellAsync($"{Desk.Api}{definition}/migrations", request, 202);
        return (await EndAsync(client, begun["id"]!.ToString(), "done", definition))["migration"]!;
    }

    private static async Task<JsonNode> EndAsync(HttpClient client, string migration, string state, string definition = "d")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await client.AskAsync($"{Desk.Api}{definition}/migrations/{migration}");
            if (answer["migration"]!["state"]!.ToString() == state) return answer;
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Answers the task that the instance waits for.</summary>
    private static async Task CompleteAsync(HttpClient client, RunningServer server, string instance)
    {
        var bookmark = (await server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<IInstanceQueries>().BookmarksAsync(new BookmarkMatch { InstanceId = instance }, 0, 1, ct), CancellationToken.None)).Single();
        await client.CallAsync($"/tasks/{JsonNode.Parse(bookmark.Payload!)!["taskId"]}/complete");
        await client.EventuallyAsync($"/workflow-instances/{instance}", found => found["subStatus"]!.ToString() == "Finished");
    }

    private static Task<InstanceRow> RowAsync(RunningServer server, string instance) => server.Services.GetRequiredService<UnitOfWork>().ReadAsync(
        async (services, ct) => (await services.GetRequiredService<IInstanceQueries>().FindAsync(instance, ct))!, CancellationToken.None);
}
