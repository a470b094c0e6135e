using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Descriptors;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Expressions.Contracts;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Looks through a definition and lists what can never run well, with its place. A draft may have any of it; publishing refuses what blocks.</summary>
public sealed class DefinitionValidator(
    IActivityRegistry registry,
    IExpressionDescriptorRegistry expressionTypes,
    JavaScriptEvaluator scripts,
    TypeAliases aliases,
    StrategyTypes strategies,
    ActivityTypes types,
    UsedWorkflows used,
    TriggerCheck triggers,
    InputChoices choices,
    ValidationOptions options)
{
    /// <summary>All problems, in the order of the definition.</summary>
    public async Task<IReadOnlyList<DefinitionProblem>> ValidateAsync(WorkflowDefinition version, CancellationToken ct)
    {
        var problems = new ProblemList(options.Mode, registry);
        await types.EnsureKnownAsync(version, ct).ConfigureAwait(false);
        var content = StrictJson.Read(version.Json);
        var places = ActivityTree.Walk((JsonObject)content["root"]!).ToList();
        LookAtContent(content, problems);
        LookForDoubles(places, problems);
        var expressions = new ExpressionCheck(expressionTypes, scripts, new VariableScopes(content), problems);
        foreach (var place in places)
            LookAtActivity(place, expressions, new VariableScopes(content), problems);
        await new FlowCheck(registry, choices, options, problems).LookAsync(places, ct).ConfigureAwait(false);
        await LookForWorkflowsAsync((JsonObject)content["root"]!, problems, ct).ConfigureAwait(false);
        await LookForCycleAsync(version, problems, ct).ConfigureAwait(false);
        if (!problems.All.Any(problem => problem.Rule is "workflow-cycle" or "duplicate-id" || (problem.Rule == "unknown-workflow" && problem.Blocks)))
            await triggers.LookAsync(version, places, problems, ct).ConfigureAwait(false);
        return problems.All;
    }

    private void LookAtContent(JsonObject content, ProblemList problems)
    {
        foreach (var (list, member) in new[] { ("variables", "typeName"), ("inputs", "type"), ("outputs", "type") })
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            var items = content[list] as JsonArray ?? [];
            for (var index = 0; index < items.Count; index++)
            {
                if (items[index] is not JsonObject item)
                    continue;
                var name = Text(item["name"]) ?? "";
                if (Text(item[member]) is { Length: > 0 } type && aliases.Resolve(type) is null)
                    problems.Warn("unknown-type", null, $"{list}[{index}].{member}", $"“{name}”的类型“{type}”未知，将按任意类型处理。", $"The type \"{type}\" of \"{name}\" is not known; it is treated as Object.");
                if (name.Length > 0 && !names.Add(name))
                    problems.Warn("duplicate-name", null, $"{list}[{index}].name", $"名称“{name}”重复，请改名，否则只有一个有效。", $"The name \"{name}\" is used twice.");
            }
        }
        if (content["options"] is JsonObject chosen)
        {
            if (Text(chosen["activationStrategyType"]) is { Length: > 0 } activation && strategies.Activation(activation) is null)
                problems.Refuse("unknown-strategy", null, "options.activationStrategyType", $"启动策略“{activation}”不存在，请在流程设置中另选一个。", $"There is no activation strategy \"{activation}\".");
            if (Text(chosen["incidentStrategyType"]) is { Length: > 0 } incident && strategies.Incident(incident) is null)
                problems.Refuse("unknown-strategy", null, "options.incidentStrategyType", $"故障策略“{incident}”不存在，请在流程设置中另选一个。", $"There is no incident strategy \"{incident}\".");
        }
    }

    private static void LookForDoubles(List<ActivityPlace> places, ProblemList problems)
    {
        var seen = new Dictionary<string, ActivityPlace>(StringComparer.Ordinal);
        foreach (var place in places)
            if (!seen.TryAdd(place.Id, place))
                problems.Refuse("duplicate-id", place, "id", $"活动标识“{place.Id}”重复（另一个在 {seen[place.Id].Path}）。请删除其中一个，再从工具箱重新拖入。", $"The id \"{place.Id}\" is used twice (also at {seen[place.Id].Path}).");
    }

    private void LookAtActivity(ActivityPlace place, ExpressionCheck expressions, VariableScopes scopes, ProblemList problems)
    {
        var version = MissingActivities.VersionOf(place.Json);
        var descriptor = registry.Find(place.Type, version);
        if (descriptor is null && registry.Find(place.Type) is { } other)
        {
            if (!WorkflowReferences.IsWorkflow(other) && version != 0)
                problems.Refuse("unknown-activity-version", place, "version", $"活动“{place.Type}”没有版本 {version}（最新为 {other.Version}）。请删除它，再从工具箱重新拖入。", $"\"{place.Type}\" has no version {version} (the highest is {other.Version}).");
            descriptor = other;
        }
        if (descriptor is null && place.Json["workflowDefinitionId"] is null)
            problems.Refuse("unknown-activity", place, "type", $"活动类型“{place.Type}”在本系统中不存在，请删除它或换成工具箱中的活动。", $"There is no activity type \"{place.Type}\".");
        if (descriptor is not null)
            LiteralCheck.Look(place, descriptor, problems);
        if (descriptor is not null)
            foreach (var input in RequiredInputs.Missing(descriptor, place.Json))
                problems.Refuse("missing-required-input", place, JsonNamingPolicy.CamelCase.ConvertName(input.Name), $"“{input.DisplayName ?? input.Name}”必须填写，请选中该活动，在画布下方的面板中填写。", $"\"{input.DisplayName ?? input.Name}\" must be given.");
        LookAtMembers(place, descriptor, expressions, scopes, problems);
        LookAtConnections(place, problems);
    }

    private static void LookAtMembers(ActivityPlace place, ActivityDescriptor? descriptor, ExpressionCheck expressions, VariableScopes scopes, ProblemList problems)
    {
        foreach (var (member, node) in place.Json)
        {
            if (member is "metadata" or "customProperties" || node is null)
                continue;
            LookAtExpressions(place, member, node, expressions);
            if (node is not JsonObject json)
                continue;
            var isVariable = member == "variable" && json.ContainsKey("name");
            var isOutput = json["memoryReference"] is JsonObject && json["expression"] is null && descriptor?.Outputs.Any(output => string.Equals(output.Name, member, StringComparison.OrdinalIgnoreCase)) == true;
            if (isVariable)
                expressions.LookAtVariable(place, member, Text(json["id"]) ?? Text(json["name"]), Text(json["name"]));
            else if (isOutput && Text(json["memoryReference"]!["id"]) is { Length: > 0 } target && !target.Contains(':', StringComparison.Ordinal) && !scopes.Outputs.Contains(target) && !scopes.Sees(place, target))
                problems.Refuse("unknown-variable", place, member, $"输出绑定到不存在的变量“{target}”，请先声明该变量，或改绑到已有的变量。", $"The output is bound to \"{target}\", which is neither a variable nor an output of the workflow.");
        }
    }

    private static void LookAtExpressions(ActivityPlace place, string member, JsonNode node, ExpressionCheck expressions)
    {
        switch (node)
        {
            case JsonObject json when ActivityTree.IsActivity(json) && member != "variable":
                return; // it is looked at in its own place
            case JsonObject json when json["expression"] is JsonObject expression:
                expressions.Look(place, member, expression);
                break;
            case JsonObject json when json.ContainsKey("type") && json.ContainsKey("value") && json.Count == 2:
                expressions.Look(place, member, json);
                break;
            case JsonObject json:
                foreach (var (name, value) in json)
                    if (value is not null)
                        LookAtExpressions(place, $"{member}.{name}", value, expressions);
                break;
            case JsonArray array:
                for (var index = 0; index < array.Count; index++)
                    if (array[index] is { } item)
                        LookAtExpressions(place, $"{member}[{index}]", item, expressions);
                break;
        }
    }

    private static void LookAtConnections(ActivityPlace place, ProblemList problems)
    {
        var children = (place.Json["activities"] as JsonArray ?? []).OfType<JsonObject>().Select(child => Text(child["id"])).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (index, connection) in DrawnConnection.Of(place).Index())
        {
            LookAtEnd("source", "起点", connection.Source);
            LookAtEnd("target", "终点", connection.Target);

            void LookAtEnd(string side, string name, string id)
            {
                if (!children.Contains(id))
                    problems.Refuse("connection-to-nothing", place, $"connections[{index}].{side}", $"连线的{name}“{id}”不存在，请删除这条连线后重新连接。", $"The {side} \"{id}\" of the connection does not exist.");
            }
        }
    }

    private async Task LookForWorkflowsAsync(JsonObject root, ProblemList problems, CancellationToken ct)
    {
        foreach (var reference in WorkflowReferences.In(root, registry))
            if (await used.ResolveAsync(reference.DefinitionId, reference.VersionId, reference.Version, ct).ConfigureAwait(false) is null)
                problems.Refuse("unknown-workflow", reference.Place, "workflowDefinitionId", $"子流程“{reference.DefinitionId}”不存在，请删除该活动，或先导入这个流程。", $"There is no workflow \"{reference.DefinitionId}\" to use here.");
    }

    private async Task LookForCycleAsync(WorkflowDefinition version, ProblemList problems, CancellationToken ct)
    {
        if (await used.FindCycleAsync(version, ct).ConfigureAwait(false) is { } cycle)
            problems.RefuseAlways("workflow-cycle", null, "root", $"流程直接或间接地使用了自身：{string.Join(" → ", cycle)}。请从其中一个流程里去掉这个引用。", $"The workflow uses itself: {string.Join(" → ", cycle)}.");
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
