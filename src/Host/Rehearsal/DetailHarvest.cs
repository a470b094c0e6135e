using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Calendar;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>Reads back how the year went.</summary>
internal sealed class DetailHarvest(DbContext db, IInstanceQueries queries, IWorkflowGraphFinder graphs)
{
    private const int Most = 1000;

    private readonly Dictionary<string, InstanceRow?> instances = new(StringComparer.Ordinal);

    public async Task<RehearsedDetails> ReadAsync(IReadOnlyList<RehearsalCheck> checks, CancellationToken ct) => new()
    {
        Stages = await StagesAsync(ct),
        Tasks = new(await db.Set<UserTask>().GroupBy(task => task.TaskType).ToDictionaryAsync(group => group.Key, group => group.Count(), ct), StringComparer.Ordinal),
        Troubles = await TroublesAsync(ct),
        Waiting = await WaitingAsync(ct),
        Checks = checks,
    };

    private async Task<IReadOnlyList<RehearsedStage>> StagesAsync(CancellationToken ct)
    {
        var steps = await db.Set<ApplicationStep>().AsNoTracking().OrderBy(step => step.Id).Select(step => new { step.ApplicationId, step.To, step.At }).ToListAsync(ct);
        var stays = steps.GroupBy(step => step.ApplicationId).SelectMany(own => own.Zip(own.Skip(1).Select(next => (DateTimeOffset?)next.At).Append(null), (step, left) => (step.To, step.At, Left: left)));
        return [.. stays.GroupBy(stay => stay.To).OrderBy(stage => stage.Key).Select(stage => new RehearsedStage(
            Camel.Of(stage.Key), stage.Count(),
            Median([.. stage.Where(stay => stay.Left is not null).Select(stay => (stay.Left!.Value - stay.At).TotalDays).Order()]), // those without were left out
            Local(stage.Min(stay => stay.At)), Local(stage.Max(stay => stay.At))))];
    }

    private async Task<IReadOnlyList<RehearsedTrouble>> TroublesAsync(CancellationToken ct)
    {
        List<RehearsedTrouble> troubles = [];
        foreach (var incident in await queries.IncidentsAsync(null, open: true, 0, Most, ct))
        {
            var (definition, name, activity) = await PlaceAsync(incident.InstanceId, incident.ActivityId, ct);
            troubles.Add(new(definition, name, incident.ActivityId, activity, incident.ActivityType, incident.Message, 1));
        }

        return [.. troubles.GroupBy(trouble => trouble).Select(same => same.Key with { Count = same.Count() }).OrderByDescending(trouble => trouble.Count).ThenBy(trouble => trouble.Message, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<RehearsedWait>> WaitingAsync(CancellationToken ct)
    {
        List<RehearsedWait> waits = [];
        foreach (var row in await queries.ListAsync(new InstanceFilter { Status = WorkflowStatus.Running }, new InstancePage(Descending: false, Take: Most), ct))
            foreach (var bookmark in await queries.BookmarksAsync(new BookmarkMatch { InstanceId = row.Id }, 0, 20, ct))
            {
                var (definition, name, activity) = await PlaceAsync(row.Id, bookmark.ActivityId, ct);
                waits.Add(new(definition, name, bookmark.ActivityId, activity, 1));
            }

        return [.. waits.GroupBy(wait => wait).Select(same => same.Key with { Count = same.Count() }).OrderByDescending(wait => wait.Count).ThenBy(wait => wait.DefinitionId, StringComparer.Ordinal).ThenBy(wait => wait.ActivityId, StringComparer.Ordinal)];
    }

    private async Task<(string DefinitionId, string Definition, string Activity)> PlaceAsync(string instanceId, string activityId, CancellationToken ct)
    {
        if (!instances.TryGetValue(instanceId, out var row)) row = instances[instanceId] = await queries.FindAsync(instanceId, ct);
        if (row is null) return ("", "", activityId);
        var graph = await graphs.FindWorkflowGraphAsync(WorkflowDefinitionHandle.ByDefinitionVersionId(row.DefinitionVersionId), ct);
        var activity = graph?.FindActivityById(activityId);
        var shown = activity?.GetDisplayText() is { Length: > 0 } text ? text : activity?.Name ?? activityId;
        return (row.DefinitionId, graph?.Workflow.WorkflowMetadata.Name ?? row.DefinitionId, shown);
    }

    private static double? Median(List<double> days) => days.Count == 0 ? null : Math.Round(days[days.Count / 2], 1);

    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(ShanghaiTime.Offset);
}
