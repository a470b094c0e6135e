using System.Globalization;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.Signals;

/// <summary>Something that was accepted and could not be delivered; with <c>state=Waiting</c>, what nobody waits for yet.</summary>
public sealed record DeadLetter(
    string Id,
    string? WorkflowInstanceId,
    string? CorrelationId,
    string? BookmarkId,
    string? StimulusHash,
    string? ActivityInstanceId,
    string? ActivityTypeName,
    DateTimeOffset OriginalCreatedAt,
    string Reason,
    int DeliveryAttempts,
    string? LastErrorMessage,
    bool CanReplay)
{
    public static DeadLetter Of(Stimulus stimulus) => new(
        stimulus.Sequence.ToString(CultureInfo.InvariantCulture), stimulus.InstanceId, stimulus.CorrelationId, stimulus.BookmarkId, stimulus.Hash, stimulus.ActivityInstanceId,
        stimulus.Name, stimulus.CreatedAt, stimulus.State == StimulusState.Waiting ? "NothingWaitsForIt" : "DeliveryFailed", stimulus.Attempts, stimulus.Error, CanReplay: true);
}

/// <summary>The letters that did not arrive: seen, sent again, or given up.</summary>
internal static class DeadLetterEndpoints
{
    private const int DefaultPageSize = 50;

    public static void MapDeadLetters(this IEndpointRouteBuilder api)
    {
        api.MapGet("/bookmark-queue/dead-letters", ListAsync).Demand(PermissionNames.ReadDeadLetters);
        api.MapGet("/bookmark-queue/dead-letters/{id}", GetAsync).Demand(PermissionNames.ReadDeadLetters);
        api.MapPost("/bookmark-queue/dead-letters/{id}/replay", ReplayAsync).Demand(PermissionNames.ReplayDeadLetters);
        api.MapDelete("/bookmark-queue/dead-letters/{id}", DeleteAsync).Demand(PermissionNames.DeleteDeadLetters);
    }

    private static Task<JsonHttpResult<PageReply<DeadLetter>>> ListAsync(QueryValues query, IUnitOfWork work, CancellationToken ct)
    {
        var state = query.Choice<StimulusState>("state") ?? StimulusState.Dead;
        if (state == StimulusState.Ready) throw Refusal.Field("state", "'Ready' is on its way; ask for Dead or Waiting.");
        var size = Math.Max(0, query.Number("pageSize") ?? DefaultPageSize);
        var skip = Math.Max(0, query.Number("page") ?? 0) * size;
        return work.ReadAsync<IInstanceQueries, JsonHttpResult<PageReply<DeadLetter>>>(
            async (queries, token) =>
            {
                var letters = await queries.LettersAsync(state, skip, size, token);
                return Reply.Json(new PageReply<DeadLetter>([.. letters.Select(DeadLetter.Of)], await queries.CountLettersAsync(state, token)));
            },
            ct);
    }

    private static async Task<JsonHttpResult<DeadLetter>> GetAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        Reply.Json(DeadLetter.Of(await FindAsync(id, work, ct)));

    private static async Task<NoContent> ReplayAsync(string id, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct) =>
        await instances.ReplayAsync((await FindAsync(id, work, ct)).Sequence, ct) ? TypedResults.NoContent() : throw Refusal.NotFound();

    private static async Task<NoContent> DeleteAsync(string id, WorkflowInstances instances, IUnitOfWork work, CancellationToken ct)
    {
        await instances.DiscardAsync((await FindAsync(id, work, ct)).Sequence, ct);
        return TypedResults.NoContent();
    }

    /// <summary>What is on its way is not to be found here: it can neither be sent again nor be given up.</summary>
    private static async Task<Stimulus> FindAsync(string id, IUnitOfWork work, CancellationToken ct) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
        && await work.ReadAsync<IInstanceQueries, Stimulus?>((queries, token) => queries.FindStimulusAsync(sequence, token), ct) is { State: not StimulusState.Ready } found
            ? found : throw Refusal.NotFound();
}
