using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>Who published what, and what that changed.</summary>
public sealed class HistoryTests
{
    [Theory, EachDatabase]
    public async Task A_publish_is_in_the_audit_with_who_and_what_changed(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await li.OpenAsync("d");
        var changed = model.Saying("您好");
        changed["variables"]!.AsArray().Add(new JsonObject { ["id"] = "v2", ["name"] = "Total", ["typeName"] = "Int32" });
        var bye = Sample.WriteLine("bye", "Literal", "再见");
        bye["metadata"] = new JsonObject { ["displayText"] = "道别" };
        changed["root"]!["activities"]!.AsArray().Add(bye);

        await li.SaveAsync(changed, revision, publish: true);

        var history = await li.AskAsync(Desk.Api + "d/history");
        var act = history["acts"]![0]!;
        Assert.Equal(("definition.published", "李某"), (act["act"]!.ToString(), act["byName"]!.ToString()));
        Assert.Equal(
            ["新增变量“Total”", "把“Write Line”的“Text”从 JavaScript “'Hello ' + getInput('Name')” 改为“您好”", "修改了“Sequence”的步骤顺序", "新增活动“道别”（Write Line）"],
            act["details"]!["changes"]!.AsArray().Select(change => change!.ToString()).Order(StringComparer.Ordinal).OrderBy(text => text.StartsWith("新增变量") ? 0 : text.StartsWith("把") ? 1 : text.StartsWith("修改") ? 2 : 3));
        Assert.Equal(["李某"], act["details"]!["editors"]!.AsArray().Select(editor => editor!.ToString()));
        Assert.Equal([2, 1], history["versions"]!.AsArray().Select(version => (int)version!["version"]!));
        Assert.Equal("李某", history["versions"]![0]!["publishedBy"]!.ToString());
        Assert.Null(await VerifyAsync(server));
    }

    [Fact]
    public async Task A_version_that_was_published_once_is_told_from_a_draft()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        await li.TellAsync("/elsa/api/workflow-definitions/d/retract");
        var (model, revision) = await li.OpenAsync("d");

        await li.SaveAsync(model.Saying("您好"), revision);

        var versions = (await li.AskAsync(Desk.Api + "d/history"))["versions"]!.AsArray();
        Assert.Equal([(2, false), (1, true)], versions.Select(version => ((int)version!["version"]!, (bool)version["wasPublished"]!)));
        Assert.All(versions, version => Assert.False((bool)version!["isPublished"]!));
    }

    [Fact]
    public async Task Retract_revert_import_and_delete_are_in_the_audit_too()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, _) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("二"), null, publish: true);
        await li.CallAsync("/workflow-definitions/d/revert/1", status: 201);
        await li.CallAsync("/workflow-definitions/d/retract");
        Assert.Equal(204, (int)(await li.DeleteAsync("/elsa/api/workflow-definitions/d")).StatusCode);

        var history = (await li.AskAsync(Desk.Api + "d/history"))["acts"]!.AsArray().Reverse().ToList();
        var acts = history.Select(act => act!["act"]!.ToString());

        Assert.Equal(["definition.imported", "definition.published", "definition.published", "definition.reverted", "definition.retracted", "definition.deleted"], acts);
        Assert.Equal(1, (int)history[3]!["details"]!["from"]!); // which version came back
        Assert.Null(await VerifyAsync(server));
    }

    [Fact]
    public async Task A_draft_that_is_given_up_leaves_the_published_version_as_the_latest()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, revision) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("二"), revision);
        var draft = (await li.AskAsync(Desk.Api + "d/history"))["versions"]![0]!;
        Assert.Equal((2, false), ((int)draft["version"]!, (bool)draft["isPublished"]!));

        using var gone = await li.DeleteAsync($"/elsa/api/workflow-definition-versions/{draft["id"]}");

        Assert.True(gone.IsSuccessStatusCode, await gone.Content.ReadAsStringAsync());
        var left = Assert.Single((await li.AskAsync(Desk.Api + "d/history"))["versions"]!.AsArray())!;
        Assert.Equal((1, true, true), ((int)left["version"]!, (bool)left["isPublished"]!, (bool)left["isLatest"]!));
    }

    [Fact]
    public async Task What_the_files_brought_in_at_first_start_is_told_as_the_systems_act()
    {
        await using var server = await RunningServer.StartAsync();
        await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) => services.GetRequiredService<DefinitionManager>().ImportAsync(Engine.Json.DefinitionJson.Read(Sample.Approval("f").ToJsonString()), "Files", ct), CancellationToken.None);
        var li = await server.ProcessOwnerAsync("李某");

        Assert.Equal("系统", (await li.AskAsync(Desk.Api + "f/history"))["acts"]![0]!["byName"]!.ToString());
    }

    [Fact]
    public async Task Any_two_versions_are_compared_in_either_direction()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var (model, _) = await li.OpenAsync("d");
        model["root"]!["activities"]!.AsArray().RemoveAt(2);
        await li.SaveAsync(model, null, publish: true);

        var forth = (await li.AskAsync(Desk.Api + "d/diff/1/2"))["changes"]!.AsArray();
        var back = (await li.AskAsync(Desk.Api + "d/diff/2/1"))["changes"]!.AsArray();

        Assert.Contains(forth, change => change!["text"]!.ToString() == "删除活动“Write Line”" && change["activityId"]!.ToString() == "done");
        Assert.Contains(back, change => change!["text"]!.ToString() == "新增活动“Write Line”" && change["nodeId"]!.ToString() == "Workflow1:root:done");
        await li.AskAsync(Desk.Api + "d/diff/1/9", 404);
    }

    private static Task<Selection.BrokenRule?> VerifyAsync(RunningServer server) =>
        server.Services.GetRequiredService<UnitOfWork>().ReadAsync((services, ct) => services.GetRequiredService<AuditTrail>().VerifyAsync(ct), CancellationToken.None);
}
