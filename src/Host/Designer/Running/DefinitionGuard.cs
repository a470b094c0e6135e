using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Errors;
using Elsa.Workflows;

namespace BenchmarkWorkflow.Host.Designer.Running;

/// <summary>Said by somebody who typed the definition's name: delete it although it is in use. One request's.</summary>
internal sealed class DeletionConsent
{
    public bool Given { get; set; }
}

/// <summary>Why something is not deleted without a word.</summary>
/// <param name="TextEn">The same in English.</param>
internal sealed record DeletionReason(string Text, string TextEn);

/// <summary>It was agreed to delete what is in use, but instances run. They are to be cancelled first. Nothing was changed.</summary>
internal sealed class StillRunningException() : Exception("Instances are running.");

/// <summary>Lets no definition, and no version, be deleted by accident while something needs it, or while records of what ran would go with it.</summary>
internal sealed class DefinitionGuard(IInstanceQueries instances, IWorkflowDefinitionStore store, DefinitionUses uses, DeletionConsent consent)
{
    /// <summary>What a person has to know before these versions may go; empty: nothing needs them, and nothing goes with them.</summary>
    public async Task<IReadOnlyList<DeletionReason>> ReasonsAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct)
    {
        List<DeletionReason> reasons = [];
        var going = versions.Select(version => version.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var version in versions.OrderBy(version => version.DefinitionId, StringComparer.Ordinal).ThenBy(version => version.Version))
        {
            var running = await instances.CountAsync(new InstanceFilter { DefinitionVersionId = version.Id, Status = WorkflowStatus.Running }, ct);
            var faulted = await instances.CountAsync(new InstanceFilter { DefinitionVersionId = version.Id, SubStatus = WorkflowSubStatus.Faulted }, ct);
            var (zh, en) = ($"“{version.Name ?? version.DefinitionId}”第 {version.Version} 版", $"Version {version.Version} of “{version.Name ?? version.DefinitionId}”");
            if (running > 0) reasons.Add(new($"{zh}还有 {running} 个流程实例在运行。", $"{en}: {running} running."));
            var ended = await instances.CountAsync(new InstanceFilter { DefinitionVersionId = version.Id, Status = WorkflowStatus.Finished }, ct) - faulted;
            if (faulted > 0) reasons.Add(new($"{zh}还有 {faulted} 个流程实例因故障停住，等待处理。", $"{en}: {faulted} stopped by a fault, waiting to be dealt with."));
            if (ended > 0) reasons.Add(new($"{zh}有 {ended} 个已结束的流程实例，运行记录会随之删除。", $"{en}: {ended} ended; the records of what they did go with it."));
        }

        // Others need a definition as long as a published version of it is left, or any at all.
        var whole = await WholeAsync(versions, going, ct);
        var needed = versions.Where(version => version.IsPublished).Select(version => version.DefinitionId).Concat(whole).ToHashSet(StringComparer.Ordinal);
        if (needed.Count == 0) return reasons;
        var users = (await uses.OfAsync(needed, ct)).Where(use => !whole.Contains(use.DefinitionId)).GroupBy(use => use.DefinitionId);
        foreach (var user in users)
        {
            var (first, used) = (user.First(), user.Select(use => $"“{use.ActivityName}”").Distinct().ToList());
            reasons.Add(new($"已发布的流程“{first.Name}”（第 {first.Version} 版）在{string.Join("、", used)}中使用了它。", $"The published process “{first.Name}” (version {first.Version}) uses it in {string.Join(", ", used)}."));
        }

        return reasons;
    }

    /// <exception cref="Refusal">409 with every reason.</exception>
    /// <exception cref="StillRunningException">It was agreed to, but something runs, or runs again.</exception>
    public async Task DemandAsync(IReadOnlyList<WorkflowDefinition> versions, CancellationToken ct)
    {
        if (consent.Given)
        {
            if (await instances.CountAsync(new InstanceFilter { DefinitionVersionIds = [.. versions.Select(version => version.Id)], Status = WorkflowStatus.Running }, ct) > 0) throw new StillRunningException();
            return;
        }

        if (await ReasonsAsync(versions, ct) is not { Count: > 0 } reasons) return;
        throw Refusal.Conflict(string.Join(" ", reasons.Select(reason => reason.Text)) + " 因此没有删除。确需删除时，请在流程页面中输入流程名称确认：运行中的实例会先被取消，所有实例随流程一起删除。");
    }

    /// <summary>The definitions of which nothing would be left.</summary>
    private async Task<IReadOnlyList<string>> WholeAsync(IReadOnlyList<WorkflowDefinition> versions, HashSet<string> going, CancellationToken ct)
    {
        List<string> whole = [];
        foreach (var definition in versions.GroupBy(version => version.DefinitionId))
            if (await store.CountAsync(new() { DefinitionId = definition.Key }, ct) == definition.Count(version => going.Contains(version.Id))) whole.Add(definition.Key);
        return whole;
    }
}
