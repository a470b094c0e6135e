using System.Security.Claims;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.Running;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>What runs on a definition, and that it is not deleted by accident.</summary>
public sealed class RunningTests
{
    [Theory, EachDatabase]
    public async Task Running_instances_are_counted_by_version(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject());
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject());
        var (model, _) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("二"), null, publish: true);
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject());

        var versions = (await li.AskAsync(Desk.Api + "d/running"))["versions"]!.AsArray();

        Assert.Equal([(2, true, 1), (1, false, 2)], versions.Select(version => ((int)version!["version"]!, (bool)version["isPublished"]!, (int)version["running"]!)));
    }

    [Theory, EachDatabase]
    public async Task A_definition_with_running_instances_is_deleted_only_by_whoever_types_its_name(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var instance = (await li.CallAsync("/workflow-definitions/d/execute", new JsonObject()))["workflowState"]!["id"]!.ToString();

        using var refused = await li.DeleteAsync("/elsa/api/workflow-definitions/d");
        var reason = JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]![0]!.ToString();
        var bulk = await li.CallAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("d") }, 409);
        await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "e" }, 422);

        Assert.Equal(409, (int)refused.StatusCode);
        Assert.StartsWith("“d”第 1 版还有 1 个流程实例在运行。", reason);
        Assert.NotNull(bulk["errors"]);
        await li.FetchAsync($"/workflow-instances/{instance}");

        var deleted = await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "d" });

        Assert.Equal((1, 1), ((int)deleted["versions"]!, (int)deleted["cancelledInstances"]!));
        await li.FetchAsync("/workflow-definitions/by-definition-id/d", 404);
    }

    [Theory, EachDatabase]
    public async Task A_definition_with_an_instance_that_waits_for_repair_is_deleted_only_by_whoever_types_its_name(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Faulting("d"));
        var instance = (await li.CallAsync("/workflow-definitions/d/execute", new JsonObject(), 500))["workflowState"]!["id"]!.ToString();

        using var refused = await li.DeleteAsync("/elsa/api/workflow-definitions/d");

        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains("“d”第 1 版还有 1 个流程实例因故障停住，等待处理。", JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]![0]!.ToString());
        await li.FetchAsync($"/workflow-instances/{instance}");
        await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "d" });
        await li.FetchAsync($"/workflow-instances/{instance}", 404);
    }

    [Theory, EachDatabase]
    public async Task A_definition_whose_instances_are_over_is_deleted_with_their_records_only_by_whoever_types_its_name(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Definition("d", Sample.Sequence(Sample.WriteLine("greet", "Literal", "hello"))));
        var instance = (await li.CallAsync("/workflow-definitions/d/execute", new JsonObject()))["workflowState"]!["id"]!.ToString();

        using var refused = await li.DeleteAsync("/elsa/api/workflow-definitions/d");
        using var refusedVersion = await li.DeleteAsync("/elsa/api/workflow-definitions/d/version/1");
        await li.CallAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("d") }, 409);

        Assert.Equal((409, 409), ((int)refused.StatusCode, (int)refusedVersion.StatusCode));
        Assert.StartsWith("“d”第 1 版有 1 个已结束的流程实例，运行记录会随之删除。", JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["errors"]!["generalErrors"]![0]!.ToString());
        Assert.Equal("Finished", (await li.FetchAsync($"/workflow-instances/{instance}"))["status"]!.ToString());
        await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "d" });
        await li.FetchAsync($"/workflow-instances/{instance}", 404);
    }

    [Theory, EachDatabase]
    public async Task A_definition_that_starts_again_and_again_is_retracted_before_its_instances_are_cancelled_and_the_refusal_says_what_was_done(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, builder => builder.Services.AddScoped<IDefinitionObserver, AlwaysAnother>());
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var instance = (await li.CallAsync("/workflow-definitions/d/execute", new JsonObject()))["workflowState"]!["id"]!.ToString();

        var refused = await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "d" }, 409);

        Assert.Contains("它已停用，已取消 1 个运行中的实例", refused["title"]!.ToString());
        Assert.Equal("Cancelled", (await li.FetchAsync($"/workflow-instances/{instance}"))["subStatus"]!.ToString());
        Assert.False((bool)(await li.OpenAsync("d")).Model["isPublished"]!);
        var acts = (await li.AskAsync(Desk.Api + "d/history"))["acts"]!.AsArray().Select(act => act!["act"]!.ToString());
        Assert.Contains("definition.retracted", acts);
    }

    [Fact]
    public async Task Whoever_may_not_cancel_instances_does_not_delete_the_definition_they_run_on_and_nothing_is_done_to_it()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject());
        var versions = await server.Services.GetRequiredService<IUnitOfWork>().ReadAsync(
            (services, ct) => services.GetRequiredService<IWorkflowDefinitionStore>().FindSummariesAsync(new() { DefinitionId = "d" }, WorkflowDefinitionPage.Everything, ct), CancellationToken.None);
        var deleter = new ClaimsPrincipal(new ClaimsIdentity([new(Permit.ClaimType, PermissionNames.DeleteDefinitions)], "test"));
        using var scope = server.Services.CreateScope();

        var refusal = await Assert.ThrowsAsync<Refusal>(() => scope.ServiceProvider.GetRequiredService<DefinitionDeletion>().DeleteAsync(versions, null, deleter, CancellationToken.None));

        Assert.Equal(403, refusal.Status);
        Assert.True((bool)(await li.OpenAsync("d")).Model["isPublished"]!);
    }

    [Theory, EachDatabase]
    public async Task What_starts_between_the_cancelling_and_the_deleting_is_not_deleted_as_it_runs(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var instance = (await li.CallAsync("/workflow-definitions/d/execute", new JsonObject()))["workflowState"]!["id"]!.ToString();

        await Assert.ThrowsAsync<StillRunningException>(() => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            (services, ct) =>
            {
                services.GetRequiredService<DeletionConsent>().Given = true;
                return services.GetRequiredService<DefinitionManager>().DeleteAsync(["d"], ct);
            },
            CancellationToken.None));

        await li.FetchAsync($"/workflow-instances/{instance}");
        await li.FetchAsync("/workflow-definitions/by-definition-id/d");
    }

    [Fact]
    public async Task A_definition_that_a_published_one_starts_is_not_deleted_and_the_user_is_named()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        var literal = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "d" } };
        await li.PublishAsync(Sample.Definition("parent", Sample.Sequence(Sample.Activity("启动子流程", "Elsa.DispatchWorkflow", ("workflowDefinitionId", literal)))));

        using var refused = await li.DeleteAsync("/elsa/api/workflow-definitions/d");

        Assert.Equal(409, (int)refused.StatusCode);
        Assert.Contains("已发布的流程“parent”（第 1 版）在“启动子流程”中使用了它。", await refused.Content.ReadAsStringAsync());
        Assert.Equal("start", (await li.AskAsync(Desk.Api + "d/running"))["usedBy"]![0]!["how"]!.ToString());
    }

    [Fact]
    public async Task A_version_with_running_instances_is_not_deleted_while_an_idle_one_is()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        await li.PublishAsync(Sample.Approval("d"));
        await li.CallAsync("/workflow-definitions/d/execute", new JsonObject());
        var (model, _) = await li.OpenAsync("d");
        await li.SaveAsync(model.Saying("二"), null, publish: true);
        await li.SaveAsync(model.Saying("三"), null, publish: true);

        Assert.Equal(409, (int)(await li.DeleteAsync("/elsa/api/workflow-definitions/d/version/1")).StatusCode);
        Assert.Equal(200, (int)(await li.DeleteAsync("/elsa/api/workflow-definitions/d/version/2")).StatusCode);
        await li.TellAsync(Desk.Api + "d/delete", new { confirmName = "d", version = 1 });
        Assert.Equal([3], (await li.AskAsync(Desk.Api + "d/history"))["versions"]!.AsArray().Select(version => (int)version!["version"]!));
    }

    [Fact]
    public async Task The_problems_of_a_draft_name_the_activity_the_member_and_what_to_do_and_publishing_says_the_same()
    {
        await using var server = await RunningServer.StartAsync();
        var li = await server.ProcessOwnerAsync("李某");
        var broken = Sample.Definition("d", Sample.Sequence(Sample.WriteLine("greet", "JavaScript", "1 +")));
        broken["root"]!["activities"]![0]!["metadata"] = new JsonObject { ["displayText"] = "问候" };
        await li.CallAsync("/workflow-definitions/import", broken);

        var problem = (await li.AskAsync(Desk.Api + "d/problems"))["problems"]!.AsArray().Single()!;
        var refused = await li.CallAsync("/workflow-definitions/d/publish", status: 400);

        Assert.Equal(("error", "问候", "Workflow1:root:greet", "Text"), (problem["severity"]!.ToString(), problem["activityName"]!.ToString(), problem["nodeId"]!.ToString(), problem["propertyName"]!.ToString()));
        Assert.StartsWith("JavaScript 有语法错误（第 1 行", problem["message"]!.ToString());
        Assert.StartsWith("活动“问候”的“Text”：JavaScript 有语法错误", refused["errors"]!["root.activities[0].text"]![0]!.ToString());
    }

    /// <summary>Stands for whatever starts an instance each time the others have been cancelled.</summary>
    private sealed class AlwaysAnother : IDefinitionObserver
    {
        public Task PublishedAsync(WorkflowDefinition version, CancellationToken ct) => Task.CompletedTask;

        public Task RetractedAsync(WorkflowDefinition version, CancellationToken ct) => Task.CompletedTask;

        public Task DeletingAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct) => throw new StillRunningException();

        public Task DeletedAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct) => Task.CompletedTask;
    }
}
