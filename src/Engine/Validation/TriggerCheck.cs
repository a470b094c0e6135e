using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Storage;
using Elsa.Http.Bookmarks;
using Elsa.Scheduling;
using Elsa.Scheduling.Bookmarks;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Looks at what would start a definition. Elsa refuses these, too: a cron expression that is none, an HTTP path that another workflow has.</summary>
public sealed class TriggerCheck(WorkflowGraphFinder graphs, TriggerReader triggers, IEnumerable<ICronParser> crons, IEnumerable<IEngineStore> stores)
{
    /// <summary>Reads what the triggers wait for, which compiles the whole definition: what cannot be compiled is found here, too.</summary>
    internal async Task LookAsync(WorkflowDefinition version, List<ActivityPlace> places, ProblemList problems, CancellationToken ct)
    {
        try
        {
            var graph = await graphs.GetAsync(version, ct).ConfigureAwait(false);
            foreach (var trigger in await triggers.ReadAsync(graph, ct).ConfigureAwait(false))
                await LookAsync(version, trigger, places.Find(place => place.Id == trigger.ActivityId), problems, ct).ConfigureAwait(false);
        }
        catch (TriggerException wrong)
        {
            problems.RefuseAlways("trigger-not-readable", places.Find(place => place.Id == wrong.ActivityId), null, $"触发器的设置无法使用：{wrong.InnerException!.Message}", wrong.Message);
        }
        catch (DefinitionJsonException wrong)
        {
            problems.RefuseAlways("not-readable", null, wrong.Path, $"定义的内容无法读取：{wrong.Message}", wrong.Message);
        }
        catch (InvalidOperationException wrong)
        {
            problems.Refuse("not-readable", null, "root", $"流程无法编译：{wrong.Message}", wrong.Message);
        }
    }

    private async Task LookAsync(WorkflowDefinition version, DefinitionTrigger trigger, ActivityPlace? place, ProblemList problems, CancellationToken ct)
    {
        if (trigger.Payload is CronTriggerPayload cron && CronProblem(cron.CronExpression) is { } invalid)
            problems.RefuseAlways("cron-not-valid", place, "cronExpression", $"“{cron.CronExpression}”不是有效的 CRON 表达式，例如每天 9 点为“0 0 9 * * *”。", $"\"{cron.CronExpression}\" is not a cron expression: {invalid}");
        if (trigger.Payload is not HttpEndpointBookmarkPayload http)
            return;
        foreach (var store in stores)
            if ((await store.FindTriggersAsync(trigger.Hash, ct).ConfigureAwait(false)).Any(other => other.DefinitionId != version.DefinitionId))
                problems.RefuseAlways("http-path-taken", place, "path", $"路径 {http.Path} 的 {http.Method} 请求已由另一个流程处理，请换一个路径。", $"The {http.Path} path and {http.Method} method are already in use by another workflow!");
    }

    private string? CronProblem(string expression)
    {
        try
        {
            foreach (var parser in crons)
                parser.GetNextOccurrence(expression);
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }
}
