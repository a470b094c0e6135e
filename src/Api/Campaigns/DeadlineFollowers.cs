using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Activities.Deadlines;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.Selection.Campaigns;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Api.Campaigns;

/// <summary>Which steps of the published processes go by a date of the campaign, as they are drawn, and how many instances wait there now.</summary>
internal sealed class DeadlineFollowers(IWorkflowDefinitionStore definitions, IInstanceQueries instances, IStimulusHasher hashes, TemplateLibrary templates)
{
    private const int PageSize = 500;

    /// <summary>Outcomes by which a step is left when its time has come.</summary>
    private static readonly string[] InTime = ["Reached", "Timeout", "Overdue"];

    public async Task<IReadOnlyList<(int Waiting, IReadOnlyList<FollowerView> Followers)>> OfAsync(long campaignId, IReadOnlyList<MovedDeadline> moved, DateTimeOffset now, CancellationToken ct)
    {
        var titles = templates.All.ToDictionary(template => template.Name, template => template.Title, StringComparer.Ordinal);
        var published = await definitions.FindManyAsync(new WorkflowDefinitionFilter { Version = VersionFilter.Published }, WorkflowDefinitionPage.Everything, ct);
        var drawn = published.OrderBy(definition => definition.DefinitionId, StringComparer.Ordinal).Select(definition => (Definition: definition, Root: JsonNode.Parse(definition.Json)?["root"] as JsonObject)).ToList();
        List<(int, IReadOnlyList<FollowerView>)> found = [];
        foreach (var date in moved)
        {
            var waiting = await WaitingAsync(campaignId, date.Name, ct);
            var followers = drawn.SelectMany(one => Steps(one.Root, date.Name).Select(step => Of(one.Definition, step, date, now, waiting, titles))).ToList();
            found.Add((waiting.Values.Sum(), followers));
        }

        return found;
    }

    /// <summary>How many instances wait for the date, by definition and step.</summary>
    private async Task<Dictionary<(string Definition, string Step), int>> WaitingAsync(long campaignId, string deadline, CancellationToken ct)
    {
        var match = new BookmarkMatch { Hash = hashes.Hash(DeadlineMoved.BookmarkName, new DeadlineMoved(campaignId, deadline)) };
        Dictionary<(string, string), int> counts = [];
        for (var skip = 0; ; skip += PageSize)
        {
            var page = await instances.BookmarksAsync(match, skip, PageSize, ct);
            var rows = page.Count == 0 ? [] : await instances.ListAsync(new InstanceFilter { Ids = [.. page.Select(bookmark => bookmark.InstanceId).Distinct()] }, new InstancePage(Take: PageSize), ct);
            var definitionOf = rows.ToDictionary(row => row.Id, row => row.DefinitionId, StringComparer.Ordinal);
            foreach (var step in page.GroupBy(bookmark => (definitionOf.GetValueOrDefault(bookmark.InstanceId, ""), bookmark.ActivityId)))
                counts[step.Key] = counts.GetValueOrDefault(step.Key) + step.Count();
            if (page.Count < PageSize) return counts;
        }
    }

    /// <summary>The steps whose input <c>deadline</c> is the date, wherever they hang.</summary>
    private static IEnumerable<ActivityPlace> Steps(JsonObject? root, string deadline) => root is null ? [] : ActivityTree.Walk(root).Where(place => Given(place.Json, "deadline") == deadline);

    private static FollowerView Of(
        WorkflowDefinition definition, ActivityPlace place, MovedDeadline date, DateTimeOffset now, Dictionary<(string, string), int> waiting, Dictionary<string, string> titles)
    {
        var step = place.Json;
        var reminded = Letters(place, ["Reminder"], titles);
        var days = Given(step, "reminders") is { } list && JsonNode.Parse(list) is JsonArray given ? given.Select(one => one?.ToString()).ToList() : [];
        return new(
            definition.Name ?? definition.DefinitionId, Text(step["metadata"]?["displayText"]) ?? place.Name ?? "", KindOf(place.Type),
            waiting.GetValueOrDefault((definition.DefinitionId, place.Id)), Letters(place, InTime, titles),
            [
                .. days.Select(one => decimal.TryParse(one, CultureInfo.InvariantCulture, out var before) ? before : 0).Where(before => before > 0).OrderDescending().Select(before =>
                    new ReminderView(before, date.From.AddDays(-(double)before), date.To.AddDays(-(double)before), date.To.AddDays(-(double)before) <= now, reminded)),
            ]);
    }

    /// <summary>The letters that are sent by the steps which stand right behind these outcomes.</summary>
    private static IReadOnlyList<string> Letters(ActivityPlace step, string[] outcomes, Dictionary<string, string> titles)
    {
        if (step.Parent is not { } flow) return [];
        var next = DrawnConnection.Of(flow).Where(line => line.Source == step.Id && outcomes.Contains(line.Port)).Select(line => line.Target).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. (flow.Json["activities"] as JsonArray ?? []).OfType<JsonObject>().Where(other => Text(other["id"]) is { } id && next.Contains(id))
                .Select(other => Given(other, "template")).OfType<string>().Select(template => titles.GetValueOrDefault(template)).OfType<string>(),
        ];
    }

    private static string KindOf(string type) => type switch
    {
        "Benchmark.UserTask" => "task",
        "Benchmark.IsBeforeDeadline" => "check",
        _ => "wait",
    };

    /// <summary>An input's value as it is drawn.</summary>
    private static string? Given(JsonObject step, string input) => Text(step[input]?["expression"]?["value"]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
