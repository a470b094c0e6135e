using System.Text.Json;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Designer.Editing;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Studio.Definitions;
using BenchmarkWorkflow.Studio.Definitions.Readable;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Designer.History;

/// <summary>One change in words.</summary>
internal sealed record ChangeReply(
    [property: JsonConverter(typeof(Camel<DifferenceKind>))] DifferenceKind Kind, [property: JsonConverter(typeof(Camel<ChangeTopic>))] ChangeTopic Topic,
    string? ActivityId, string? NodeId, string Text, string TextEn)
{
    public static ChangeReply Of(ReadableChange change) => new(change.Kind, change.Topic, change.ActivityId, change.NodeId, change.Text, change.TextEn);
}

/// <summary>One act on the definition as the audit holds it.</summary>
internal sealed record ActReply(long Sequence, string Act, string By, string ByName, DateTimeOffset At, JsonElement Details);

/// <param name="WasPublished">True: it is, or once was; its content stands for good.</param>
internal sealed record VersionReply(
    string Id, int Version, string? Name, bool IsLatest, bool IsPublished, bool WasPublished, DateTimeOffset CreatedAt, long Running, long WithIncidents, long Faulted,
    string? PublishedBy, DateTimeOffset? PublishedAt, string? EditedBy, DateTimeOffset? EditedAt);

internal sealed record HistoryReply(string DefinitionId, string? Name, long Revision, IReadOnlyList<VersionReply> Versions, IReadOnlyList<ActReply> Acts);

internal sealed record DiffReply(int From, int To, IReadOnlyList<ChangeReply> Changes);

/// <summary>The versions of a definition, who did what to it, and what differs between two versions.</summary>
internal static class HistoryEndpoints
{
    private const int MostActs = 200;

    public static void MapHistory(this IEndpointRouteBuilder api)
    {
        api.MapGet("/definitions/{definitionId}/history", GetAsync).Demand(PermissionNames.ReadDefinitions);
        api.MapGet("/definitions/{definitionId}/diff/{from:int}/{to:int}", DiffAsync).Demand(PermissionNames.ReadDefinitions);
    }

    private static Task<HistoryReply> GetAsync(string definitionId, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var versions = await services.GetRequiredService<IWorkflowDefinitionStore>().FindSummariesAsync(new() { DefinitionId = definitionId }, new(WorkflowDefinitionOrder.Version, Descending: true), token);
            var row = await services.GetRequiredService<Revisions>().FindAsync(definitionId, token);
            if (versions.Count == 0 && row is null) throw Refusal.NotFound();
            var counts = (await services.GetRequiredService<IInstanceQueries>().CountByVersionAsync(definitionId, token)).ToDictionary(count => count.DefinitionVersionId);
            var (names, acts) = (services.GetRequiredService<PeopleNames>(), new List<ActReply>());
            foreach (var record in row is null ? [] : await services.GetRequiredService<AuditTrail>().LastOfAsync(DefinitionChronicle.Subject, row.Id, MostActs, token))
                acts.Add(new(record.Sequence, record.Act, record.Actor, await names.OfAsync(record.Actor, token), record.At, JsonSerializer.Deserialize<JsonElement>(record.Details)));
            var published = acts.Where(act => act.Act == "definition.published").GroupBy(act => act.Details.GetProperty("versionId").GetString()).ToDictionary(group => group.Key!, group => group.First());
            var editor = row is null ? null : await names.OfAsync(row.Editor, token);
            return new HistoryReply(definitionId, versions.FirstOrDefault()?.Name, row?.Revision ?? 0, [.. versions.Select(Shown)], acts);

            VersionReply Shown(WorkflowDefinitionSummary version)
            {
                var (count, publish) = (counts.GetValueOrDefault(version.Id), published.GetValueOrDefault(version.Id));
                return new(
                    version.Id, version.Version, version.Name, version.IsLatest, version.IsPublished, version.WasPublished, version.CreatedAt, count?.Running ?? 0, count?.WithIncidents ?? 0, count?.Faulted ?? 0,
                    publish?.ByName, publish?.At, version.IsLatest ? editor : null, version.IsLatest ? row?.EditedAt : null);
            }
        },
        ct);

    private static Task<DiffReply> DiffAsync(string definitionId, int from, int to, IUnitOfWork work, CancellationToken ct) => work.ReadAsync(
        async (services, token) =>
        {
            var (store, types) = (services.GetRequiredService<IWorkflowDefinitionStore>(), services.GetRequiredService<ActivityTypes>());
            var before = await store.VersionAsync(definitionId, from, token);
            var after = await store.VersionAsync(definitionId, to, token);
            await types.EnsureKnownAsync(after, token);
            var changes = ReadableDiff.Between(DefinitionFile.Of(before), DefinitionFile.Of(after), services.GetRequiredService<IActivityRegistry>());
            return new DiffReply(from, to, [.. changes.Select(ChangeReply.Of)]);
        },
        ct);
}
