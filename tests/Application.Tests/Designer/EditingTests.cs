using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>Two people and one definition: the second is told, and nothing is lost.</summary>
public sealed class EditingTests
{
    [Theory, EachDatabase]
    public async Task A_save_on_an_older_content_is_refused_as_the_Studio_shows_it_and_its_content_is_kept(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await wang.OpenAsync("d");

        var first = await li.SaveAsync(model.Saying("李"), revision);
        var second = await wang.SaveAsync(model.Saying("王"), revision);

        Assert.Equal((200, revision + 1), (first.Status, first.Revision));
        Assert.Equal(400, second.Status);
        Assert.StartsWith("李某于 09:00 保存了这个流程", second.Body["errors"]!["any"]![0]!.ToString());
        Assert.Equal("李", Desk.TextOf((await li.OpenAsync("d")).Model));
        var parked = (await wang.AskAsync(Desk.Api + "d/parked")).AsArray().Single()!;
        Assert.Equal(("王某", true), (parked["author"]!.ToString(), (bool)parked["yours"]!));
        Assert.Equal("把“Write Line”的“Text”从“李”改为“王”", parked["changes"]!.AsArray().Single()!["text"]!.ToString());
    }

    [Theory, EachDatabase]
    public async Task A_parked_content_is_taken_over_and_what_it_replaces_is_parked_in_turn(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var (li, wang, parked) = await ConflictAsync(server);

        await wang.TellAsync($"{Desk.Api}d/parked/{parked}/take-over");

        Assert.Equal("王", Desk.TextOf((await wang.OpenAsync("d")).Model));
        var other = (await li.AskAsync(Desk.Api + "d/parked")).AsArray().Single()!;
        Assert.Equal("李某", other["author"]!.ToString());
        await li.TellAsync($"{Desk.Api}d/parked/{other["id"]}/take-over");
        Assert.Equal("李", Desk.TextOf((await li.OpenAsync("d")).Model));
    }

    [Fact]
    public async Task A_parked_content_is_saved_as_a_definition_of_its_own()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, wang, parked) = await ConflictAsync(server);

        await wang.TellAsync($"{Desk.Api}d/parked/{parked}/copy", new { name = "d" }, 422);
        var copy = await wang.TellAsync($"{Desk.Api}d/parked/{parked}/copy", new { name = "王的流程" });

        Assert.Equal("王", Desk.TextOf((await wang.OpenAsync(copy["definitionId"]!.ToString())).Model));
        Assert.Equal("李", Desk.TextOf((await wang.OpenAsync("d")).Model));
        Assert.Empty((await wang.AskAsync(Desk.Api + "d/parked")).AsArray());
    }

    [Fact]
    public async Task A_parked_content_that_was_given_up_is_asked_about_no_more()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, wang, parked) = await ConflictAsync(server);

        await wang.TellAsync($"{Desk.Api}d/parked/{parked}/discard", status: 204);

        Assert.Empty((await wang.AskAsync(Desk.Api + "d/parked")).AsArray());
        await wang.TellAsync($"{Desk.Api}d/parked/{parked}/take-over", status: 404);
    }

    [Fact]
    public async Task An_editor_that_goes_on_saving_after_a_refusal_keeps_one_parked_content_the_newest()
    {
        await using var server = await RunningServer.StartAsync();
        var (_, wang, id) = await ConflictAsync(server);
        var (kept, (model, revision)) = (long.Parse(id), await wang.OpenAsync("d"));

        await wang.SaveAsync(model.Saying("王二"), revision - 1, parked: kept);

        var parked = (await wang.AskAsync(Desk.Api + "d/parked")).AsArray().Single()!;
        Assert.Contains("王二", parked["changes"]![0]!["text"]!.ToString());
    }

    [Theory, EachDatabase]
    public async Task Two_windows_of_one_author_on_the_same_old_content_keep_a_parked_content_each(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await wang.OpenAsync("d");
        await li.SaveAsync(model.Saying("李"), revision);

        var one = await wang.SaveAsync(model.Saying("窗口一"), revision);
        var two = await wang.SaveAsync(model.Saying("窗口二"), revision);
        var lost = await wang.SaveAsync(model.Saying("窗口二"), revision); // its answer did not come
        var later = await wang.SaveAsync(model.Saying("窗口一，后来"), revision, parked: one.Parked);
        var others = await li.SaveAsync(model.Saying("李二"), revision, parked: one.Parked); // not hers

        Assert.Equal((one.Parked, two.Parked), (later.Parked, lost.Parked));
        Assert.Equal(3, new[] { one.Parked, two.Parked, others.Parked }.Distinct().Count());
        var kept = (await wang.AskAsync(Desk.Api + "d/parked")).AsArray().ToDictionary(parked => (long)parked!["id"]!, parked => parked!["changes"]![0]!["text"]!.ToString());
        Assert.Equal(3, kept.Count);
        Assert.EndsWith("改为“窗口一，后来”", kept[one.Parked!.Value]);
        Assert.EndsWith("改为“窗口二”", kept[two.Parked!.Value]);
    }

    [Theory, EachDatabase]
    public async Task A_publish_that_is_repeated_because_its_answer_was_lost_names_the_revision_and_the_next_save_is_no_conflict(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await li.OpenAsync("d");

        var first = await li.SaveAsync(model.Saying("李"), revision, publish: true);
        var again = await li.SaveAsync(model.Saying("李"), revision, publish: true);
        var next = await li.SaveAsync(model.Saying("李二"), again.Revision);

        Assert.Equal((200, first.Revision), (again.Status, again.Revision));
        Assert.Equal(200, next.Status);
    }

    [Fact]
    public async Task A_client_that_names_no_revision_saves_as_before()
    {
        await using var server = await RunningServer.StartAsync();
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await wang.OpenAsync("d");
        await li.SaveAsync(model.Saying("李"), revision);

        Assert.Equal(200, (await wang.SaveAsync(model.Saying("王"), null)).Status);
    }

    [Fact]
    public async Task A_save_that_is_repeated_because_its_answer_was_lost_is_no_conflict()
    {
        await using var server = await RunningServer.StartAsync();
        using var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await li.OpenAsync("d");

        var first = await li.SaveAsync(model.Saying("李"), revision);
        var again = await li.SaveAsync(model.Saying("李"), revision);

        Assert.Equal((200, first.Revision), (again.Status, again.Revision));
    }

    [Theory, EachDatabase]
    public async Task Whoever_opens_a_definition_is_told_who_has_it_open_until_that_one_leaves_or_falls_silent(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));

        Assert.Empty((await li.TellAsync(Desk.Api + "d/presence/one"))["others"]!.AsArray());
        Assert.Equal("李某", (await wang.TellAsync(Desk.Api + "d/presence/two"))["others"]!.AsArray().Single()!["displayName"]!.ToString());
        await wang.DeleteAsync(Desk.Api + "d/presence/one");
        Assert.Single((await wang.TellAsync(Desk.Api + "d/presence/two"))["others"]!.AsArray());
        await li.DeleteAsync(Desk.Api + "d/presence/one");
        Assert.Empty((await wang.TellAsync(Desk.Api + "d/presence/two"))["others"]!.AsArray());
        await li.TellAsync(Desk.Api + "d/presence/one");
        server.Time.Advance(TimeSpan.FromSeconds(36));
        Assert.Empty((await wang.TellAsync(Desk.Api + "d/presence/two"))["others"]!.AsArray());
    }

    [Theory, EachDatabase]
    public async Task An_import_over_a_draft_that_is_not_published_puts_the_draft_aside_as_its_authors(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));
        var (file, revision) = await wang.OpenAsync("d");
        await wang.SaveAsync(file.Saying("王画了一小时"), revision);

        await li.CallAsync("/workflow-definitions/import", file.Saying("上周的文件"));
        await li.CallAsync("/workflow-definitions/import", file.Saying("上周的文件")); // its answer was lost

        Assert.Equal("上周的文件", Desk.TextOf((await wang.OpenAsync("d")).Model));
        var parked = (await wang.AskAsync(Desk.Api + "d/parked")).AsArray().Single()!;
        Assert.Equal(("王某", true), (parked["author"]!.ToString(), (bool)parked["yours"]!));
        await wang.TellAsync($"{Desk.Api}d/parked/{parked["id"]}/take-over");
        Assert.Equal("王画了一小时", Desk.TextOf((await wang.OpenAsync("d")).Model));
    }

    [Fact]
    public async Task An_import_over_a_published_version_or_one_with_instances_puts_nothing_aside()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (file, _) = await li.OpenAsync("d");

        await li.CallAsync("/workflow-definitions/import", file.Saying("二"));
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject { ["versionOptions"] = "Latest" });
        await li.CallAsync("/workflow-definitions/import", file.Saying("三"));

        Assert.Equal([3, 2, 1], (await li.AskAsync(Desk.Api + "d/history"))["versions"]!.AsArray().Select(version => (int)version!["version"]!));
        Assert.Empty((await li.AskAsync(Desk.Api + "d/parked")).AsArray());
    }

    private static async Task<(HttpClient Li, HttpClient Wang, string Parked)> ConflictAsync(RunningServer server)
    {
        var (li, wang) = (await server.ProcessOwnerAsync("李某"), await server.ProcessOwnerAsync("王某"));
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await wang.OpenAsync("d");
        await li.SaveAsync(model.Saying("李"), revision);
        await wang.SaveAsync(model.Saying("王"), revision);
        return (li, wang, (await wang.AskAsync(Desk.Api + "d/parked"))[0]!["id"]!.ToString());
    }
}
