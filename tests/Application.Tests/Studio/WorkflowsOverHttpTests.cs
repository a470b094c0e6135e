using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Studio;

public sealed class WorkflowsOverHttpTests
{
    [Theory]
    [EachDatabase]
    public async Task A_definition_is_imported_published_run_followed_and_finished(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind);
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("approval"));

        var state = (await admin.CallAsync("/workflow-definitions/approval/execute", new JsonObject { ["input"] = new JsonObject { ["Name"] = "Ada" }, ["correlationId"] = "c-1" }))["workflowState"]!;
        var id = state["id"]!.ToString();
        Assert.Equal("Suspended", state["subStatus"]!.ToString());
        var listed = (await admin.CallAsync("/workflow-instances", new JsonObject { ["definitionIds"] = new JsonArray("approval"), ["subStatuses"] = new JsonArray("Suspended") }))["items"]!.AsArray();
        Assert.Equal([id], listed.Select(item => item!["id"]!.ToString()));

        await admin.CallAsync($"/tasks/{state["bookmarks"]![0]!["payload"]!["taskId"]}/complete", new JsonObject { ["result"] = "yes" });
        await admin.EventuallyAsync($"/workflow-instances/{id}", instance => instance["status"]!.ToString() == "Finished");

        var journal = (await admin.FetchAsync($"/workflow-instances/{id}/journal"))["items"]!.AsArray().Select(line => $"{line!["activityId"]} {line["eventName"]}");
        Assert.Equal(
            ["Workflow1 Started", "root Started", "greet Started", "greet Completed", "ask Started", "ask Suspended", "ask Resumed", "ask Completed", "done Started", "done Completed", "root Completed", "Workflow1 Completed"],
            journal);
        Assert.Equal("yes", (await admin.FetchAsync($"/workflow-instances/{id}/variables"))["items"]![0]!["value"]!.ToString());
        var lines = (await admin.FetchAsync($"/activity-executions/list?workflowInstanceId={id}"))["items"]!.AsArray()
            .Where(execution => execution!["activityType"]!.ToString() == "Elsa.WriteLine").Select(execution => execution!["activityState"]!["Text"]!.ToString());
        Assert.Equal(["Hello Ada", "Answer: yes"], lines);
    }

    [Fact]
    public async Task An_execution_whose_first_burst_faults_answers_500_and_names_the_instance()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Faulting("faulting"));

        using var response = await admin.PostAsJsonAsync("/elsa/api/workflow-definitions/faulting/execute", new { });

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var id = response.Headers.GetValues("x-elsa-workflow-instance-id").Single();
        Assert.Equal("Faulted", (await admin.FetchAsync($"/workflow-instances/{id}"))["subStatus"]!.ToString());
    }

    [Fact]
    public async Task An_incident_is_listed_until_its_activity_is_skipped_and_then_the_instance_goes_on()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Faulting("faulting"));
        var id = (await admin.CallAsync("/workflow-definitions/faulting/execute", null, 500))["workflowState"]!["id"]!.ToString();
        var incident = Assert.Single((await admin.FetchAsync($"/incidents?workflowInstanceId={id}"))["items"]!.AsArray())!;
        Assert.Equal(("fault", "Boom"), (incident["activityId"]!.ToString(), incident["message"]!.ToString()));

        await admin.CallAsync($"/workflow-instances/{id}/incidents/nothing/skip", null, 400);
        var state = (await admin.CallAsync($"/workflow-instances/{id}/incidents/{incident["activityInstanceId"]}/skip"))["workflowState"]!;

        Assert.Equal("Finished", state["subStatus"]!.ToString());
        Assert.Empty((await admin.FetchAsync($"/incidents?workflowInstanceId={id}"))["items"]!.AsArray());
        var closed = Assert.Single((await admin.FetchAsync($"/incidents?workflowInstanceId={id}&open=false"))["items"]!.AsArray())!;
        Assert.Equal(("skipped", "admin"), (closed["resolution"]!.ToString(), closed["resolvedBy"]!.ToString()));
    }

    [Fact]
    public async Task An_unknown_definition_answers_404_to_every_way_of_starting_it()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        await admin.CallAsync("/workflow-definitions/nope/execute", null, 404);
        await admin.CallAsync("/workflow-definitions/nope/dispatch", null, 404);
        await admin.CallAsync("/workflow-definitions/nope/publish", null, 404);
    }

    [Fact]
    public async Task Input_that_is_no_dictionary_is_refused_as_Elsa_does()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("approval"));

        var refused = await admin.CallAsync("/workflow-definitions/approval/dispatch", new JsonObject { ["input"] = "text" }, 400);

        Assert.Equal("Input must be a dictionary.", refused["errors"]!["generalErrors"]![0]!.ToString());
    }

    [Fact]
    public async Task Publishing_what_cannot_run_is_refused_with_the_place_and_the_draft_stays_saved()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.CallAsync("/workflow-definitions/import", Sample.Definition("broken", Sample.Sequence(Sample.WriteLine("bad", "JavaScript", "1 +"))));

        var refused = await admin.CallAsync("/workflow-definitions/broken/publish", null, 400);

        var (place, messages) = refused["errors"]!.AsObject().First();
        Assert.StartsWith("root.activities[0]", place);
        Assert.StartsWith("活动“Write Line”的“Text”：", messages![0]!.ToString());
        Assert.False((bool)(await admin.FetchAsync("/workflow-definitions/broken"))["isPublished"]!);
    }

    [Fact]
    public async Task A_request_is_answered_by_the_definition_that_opened_its_path()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Endpoint("endpoint", "things/{what}"));

        using var answer = await server.Anonymous.GetAsync("/workflows/things/Tea");
        using var wrongMethod = await server.Anonymous.PostAsJsonAsync("/workflows/things/Tea", new { });

        Assert.Equal("You asked for Tea", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, wrongMethod.StatusCode);
    }

    [Fact]
    public async Task Going_back_makes_a_new_draft_with_the_old_content()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Definition("d", Sample.Sequence(Sample.WriteLine("first", "Literal", "1"))));
        await admin.PublishAsync(Sample.Definition("d", Sample.Sequence(Sample.WriteLine("second", "Literal", "2"))));

        var draft = await admin.CallAsync("/workflow-definitions/d/revert/1", null, 201);

        Assert.Equal((3, false), ((int)draft["version"]!, (bool)draft["isPublished"]!));
        Assert.Equal("first", (await admin.FetchAsync("/workflow-definitions/d"))["root"]!["activities"]![0]!["id"]!.ToString());
    }

    [Fact]
    public async Task Exported_definitions_come_back_from_their_ZIP_as_they_were()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        await admin.PublishAsync(Sample.Approval("one"));
        await admin.PublishAsync(Sample.Faulting("two"));
        var before = (await admin.FetchAsync("/workflow-definitions/one"))["root"]!.ToJsonString();
        var ids = (await admin.FetchAsync("/workflow-definitions?versionOptions=Latest"))["items"]!.AsArray().Select(item => (JsonNode)item!["id"]!.ToString());
        using var zip = await admin.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = new JsonArray([.. ids]) });
        await admin.CallAsync("/bulk-actions/delete/workflow-definitions/by-definition-id", new JsonObject { ["definitionIds"] = new JsonArray("one", "two") });

        using var form = new MultipartFormDataContent { { new ByteArrayContent(await zip.Content.ReadAsByteArrayAsync()), "files", "all.zip" } };
        using var imported = await admin.PostAsync("/elsa/api/workflow-definitions/import-files", form);

        Assert.Equal("""{"count":2}""", await imported.Content.ReadAsStringAsync());
        Assert.Equal(before, (await admin.FetchAsync("/workflow-definitions/one"))["root"]!.ToJsonString());
    }

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_shown_as_not_found_and_keeps_its_JSON()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();
        var stranger = Sample.Activity("x", "Acme.Rocket", ("thrust", 9));
        await admin.CallAsync("/workflow-definitions/import", Sample.Definition("d", Sample.Sequence(stranger.DeepClone())));

        var shown = (await admin.FetchAsync("/workflow-definitions/d"))["root"]!["activities"]![0]!;
        Assert.Equal("Elsa.NotFoundActivity", shown["type"]!.ToString());
        var exported = await admin.FetchAsync("/workflow-definitions/d/export");

        Assert.Equal(9, (int)exported["root"]!["activities"]![0]!["thrust"]!);
    }

    [Fact]
    public async Task What_is_not_offered_says_why()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        var refused = await admin.CallAsync("/bookmarks/resume", null, 501);

        Assert.Contains("sign-in", refused["message"]!.ToString());
    }
}
