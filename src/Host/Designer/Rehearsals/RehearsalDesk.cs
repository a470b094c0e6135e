using System.Text.Json;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Host.Rehearsal;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Host.Designer.Rehearsals;

/// <summary>Asks for rehearsals and looks at them. In the caller's transaction.</summary>
internal sealed class RehearsalDesk(DbContext db, TimeProvider time, IWorkflowDefinitionStore store, DefinitionManager manager, IOptions<RehearsalSettings> settings, IOptions<ProductOptions> product)
{
    /// <summary>How long a rehearsal and its seasons are kept after it ended.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>The years that can be rehearsed, newest first.</summary>
    public IReadOnlyList<int> Campaigns()
    {
        var folder = Path.Combine(product.Value.WorkflowsFolder, "campaigns");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.json").Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file), out var year) ? year : 0).Where(year => year > 0).OrderDescending()] : [];
    }

    /// <summary>Puts the latest version of a definition in the queue. The same question that waits or runs already is not asked twice.</summary>
    /// <exception cref="Refusal">There is no such definition, it has problems that stand in the way of publishing, or the request has a fault.</exception>
    public async Task<RehearsalJob> AskAsync(string definitionId, RehearsalRequest request, string actor, CancellationToken ct)
    {
        var latest = await store.LatestAsync(definitionId, ct);
        var published = await store.FindAsync(new() { DefinitionId = definitionId, Version = VersionFilter.Published }, ct);
        var years = Campaigns();
        var campaign = request.Campaign ?? years.FirstOrDefault();
        if (!years.Contains(campaign)) throw Refusal.Field("campaign", "没有这一届活动的数据文件，无法演练。");
        var applications = request.Applications ?? settings.Value.Applications;
        if (applications < 1 || applications > settings.Value.MostApplications) throw Refusal.Field("applications", $"申报数量应为 1 到 {settings.Value.MostApplications}。");
        var seed = request.Seed ?? 1;
        var same = await db.Set<RehearsalJob>().FirstOrDefaultAsync(
            job => job.DefinitionId == definitionId && job.DraftHash == latest.Hash && job.Campaign == campaign && job.Applications == applications && job.Seed == seed
                && (job.State == RehearsalState.Queued || job.State == RehearsalState.Running) && !job.StopWanted, ct);
        if (same is not null) return same;
        await DemandSoundAsync(latest, ct);
        if (await db.Set<RehearsalJob>().CountAsync(job => job.State == RehearsalState.Queued, ct) >= settings.Value.MostQueued)
            throw Refusal.Conflict($"已有 {settings.Value.MostQueued} 次演练在排队，请等其中一些完成或停止后再试。");
        var asked = new RehearsalJob
        {
            DefinitionId = definitionId, DraftHash = latest.Hash, DraftVersion = latest.Version, PublishedVersion = published?.Version, Campaign = campaign, Applications = applications, Seed = seed, By = actor, At = time.GetUtcNow(),
        };
        db.Add(asked);
        await db.SaveChangesAsync(ct);
        return asked;
    }

    /// <summary>What cannot be published cannot be rehearsed: nobody waits for a season to learn what stands under the problems already.</summary>
    private async Task DemandSoundAsync(WorkflowDefinition latest, CancellationToken ct)
    {
        var wrong = (await manager.ValidateAsync(latest, ct)).Where(problem => problem.Blocks).ToList();
        if (wrong.Count > 0) throw Refusal.Because($"这份草稿有 {wrong.Count} 个错误，改正后才能演练，详见“问题”。{wrong[0].Sentence}");
    }

    /// <summary>Asks a rehearsal to stop; one that has not begun ends at once.</summary>
    public async Task StopAsync(string definitionId, long id, CancellationToken ct)
    {
        var job = await FindAsync(definitionId, id, ct);
        if (job.State is not (RehearsalState.Queued or RehearsalState.Running)) return;
        job.StopWanted = true;
        if (job.State == RehearsalState.Queued) (job.State, job.EndedAt) = (RehearsalState.Cancelled, time.GetUtcNow());
        job.Revision++;
        await db.SaveChangesAsync(ct);
    }

    public async Task<RehearsalJob> FindAsync(string definitionId, long id, CancellationToken ct) =>
        await db.Set<RehearsalJob>().SingleOrDefaultAsync(job => job.Id == id && job.DefinitionId == definitionId, ct) ?? throw Refusal.NotFound();

    /// <summary>The newest rehearsals of a definition, without their results.</summary>
    public async Task<IReadOnlyList<RehearsalJob>> ListAsync(string definitionId, CancellationToken ct) => await db.Set<RehearsalJob>().AsNoTracking().Where(job => job.DefinitionId == definitionId).OrderByDescending(job => job.Id).Take(20)
        .Select(job => new RehearsalJob
        {
            Id = job.Id, DefinitionId = job.DefinitionId, DraftHash = job.DraftHash, DraftVersion = job.DraftVersion, PublishedVersion = job.PublishedVersion, Campaign = job.Campaign, Applications = job.Applications, Seed = job.Seed,
            By = job.By, At = job.At, StartedAt = job.StartedAt, EndedAt = job.EndedAt, State = job.State, Phase = job.Phase, Progress = job.Progress, Day = job.Day, Error = job.Error,
        }).ToListAsync(ct);

    /// <summary>A season that was rehearsed; none without a key, and none that was forgotten.</summary>
    public async Task<RehearsalResult?> SeasonAsync(string? key, CancellationToken ct) =>
        key is not null && await db.Set<RehearsedSeason>().Where(season => season.Key == key).Select(season => season.Result).SingleOrDefaultAsync(ct) is { } json
            ? JsonSerializer.Deserialize(json, RehearsalJson.Readable.RehearsalResult)
            : null;

    /// <summary>Forgets the rehearsals that ended long ago, and the seasons that none of the others came to.</summary>
    public static async Task<string> ForgetAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<DbContext>();
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow() - Kept;
        var rehearsals = await db.Set<RehearsalJob>().Where(job => job.EndedAt < before).ExecuteDeleteAsync(ct);
        var seasons = await db.Set<RehearsedSeason>()
            .Where(season => season.At < before && !db.Set<RehearsalJob>().Any(job => job.DraftSeason == season.Key || job.PublishedSeason == season.Key)).ExecuteDeleteAsync(ct);
        return $"清理演练 {rehearsals} 次、演练结果 {seasons} 份";
    }

    /// <summary>How many wait before it.</summary>
    public Task<int> BeforeAsync(RehearsalJob job, CancellationToken ct) => job.State != RehearsalState.Queued
        ? Task.FromResult(0)
        : db.Set<RehearsalJob>().CountAsync(other => other.Id < job.Id && (other.State == RehearsalState.Queued || other.State == RehearsalState.Running), ct);
}
