using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Campaigns;
using Elsa.Workflows.Models;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Entry = BenchmarkWorkflow.Selection.Applications.Application;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>Inputs that no shipped definition uses, as a process owner may fill them in.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task The_applications_of_an_area_or_a_unit_are_those_and_what_is_no_number_is_refused()
    {
        await using var bench = await ProcessBench.OpenAsync();
        long[] all = [await bench.SubmitAsync(1, unit: 1), await bench.SubmitAsync(2, unit: 2), await bench.SubmitAsync(3, unit: 2)];
        await bench.ActAsync(async (services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            var second = await db.Set<KeyArea>().Where(area => area.CampaignId == bench.CampaignId && area.Number == 2).Select(area => area.Id).SingleAsync(ct);
            await db.Set<Entry>().Where(application => application.Id == all[2]).ExecuteUpdateAsync(set => set.SetProperty(application => application.AreaId, second), ct);
        });

        Assert.Equal(all, await WrittenAsync(bench, "all"));
        Assert.Equal([all[1], all[2]], await WrittenAsync(bench, "unit", ("unit", "2")));
        Assert.Equal([all[2]], await WrittenAsync(bench, "area", ("area", "2")));
        Assert.Equal([all[1]], await WrittenAsync(bench, "both", ("unit", "2"), ("area", "1")));
        Assert.Equal(all, await WrittenAsync(bench, "blank", ("unit", " "), ("area", "")));
        await bench.AssertNoIncidentAsync();

        Assert.Empty(await WrittenAsync(bench, "group", ("unit", "unit:2")));
        Assert.Contains("“unit:2”", (await bench.OnlyIncidentAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_goes_to_the_staff_of_its_unit_with_its_data_and_an_input_that_is_wrong_says_so()
    {
        await using var bench = await ProcessBench.OpenAsync();

        await AskAsync("7", """{"page": 3}""");
        await AskAsync(" ", "");
        await bench.AssertNoIncidentAsync();
        var tasks = await bench.OpenAsync("look");
        Assert.Equal(["unit:7", ""], tasks.Select(task => string.Join(',', task.Candidates.Select(candidate => candidate.Name))));
        Assert.Equal(["""{"page":3}""", "{}"], tasks.Select(task => JsonNode.Parse(task.DataJson)!.ToJsonString()));

        var (unit, text, list) = (await RefusedAsync("unit:7", ""), await RefusedAsync("7", "请看附件"), await RefusedAsync("7", "[3]"));
        Assert.Contains("“unit:7”", unit, StringComparison.Ordinal);
        Assert.Contains("“请看附件”应是 JSON 对象", text, StringComparison.Ordinal);
        Assert.Contains("“[3]”应是 JSON 对象", list, StringComparison.Ordinal);
        Assert.Equal(2, (await bench.OpenAsync("look")).Count);

        Task AskAsync(string unit, string data) => RunAsync(
            bench, Sample.Activity("task", "Benchmark.UserTask", Literal("title", "看一看"), Literal("taskType", "look"), Literal("unit", unit), Literal("data", data)));

        async Task<string> RefusedAsync(string unit, string data)
        {
            await AskAsync(unit, data);
            var incident = await bench.OnlyIncidentAsync();
            await bench.Instances.DeleteAsync([incident.InstanceId], default);
            return incident.Message;
        }
    }

    /// <summary>Writes a letter for each application that the inputs leave, to an address that nobody's role is.</summary>
    /// <returns>What the letters are about, in their order.</returns>
    private static async Task<List<long>> WrittenAsync(ProcessBench bench, string name, params (string Name, string Value)[] inputs)
    {
        var others = new JsonObject { ["typeName"] = "String[]", ["expression"] = new JsonObject { ["type"] = "Object", ["value"] = $"[\"{name}@desk.example\"]" } };
        var letter = Sample.Activity("letter", "Benchmark.SendMail", Literal("template", "application-late"), Literal("model", """{"deadline":"2022-07-16T00:00:00+08:00"}"""), ("others", others));
        await RunAsync(bench, Sample.Activity("each", "Benchmark.ForEachApplication", [.. inputs.Select(input => Literal(input.Name, input.Value)), ("body", letter)]));
        return await bench.ReadAsync(db => db.Set<OutgoingMessage>().Where(mail => mail.RecipientsJson.Contains($"\"{name}@desk.example\""))
            .OrderBy(mail => mail.Id).Select(mail => Convert.ToInt64(mail.AboutId)).ToListAsync());
    }

    private static async Task RunAsync(ProcessBench bench, JsonObject activity)
    {
        var definition = Sample.Definition("inputs", Sample.Sequence(activity));
        await bench.ActAsync(async (services, ct) =>
        {
            var manager = services.GetRequiredService<DefinitionManager>();
            await manager.ImportAsync(DefinitionJson.Read(definition.ToJsonString()), null, ct);
            await manager.PublishAsync("inputs", ct);
        });
        await bench.Instances.StartAsync(new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionId("inputs"), CorrelationId = "campaign:2022" }, default);
        await bench.ActAsync((_, _) => Task.CompletedTask);
    }

    private static (string, JsonNode) Literal(string name, string value) => (name, Sample.Text("Literal", value));
}
