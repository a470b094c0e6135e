using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>Somebody who could be given a task.</summary>
/// <param name="StandIn">Who acts for them while they are away; null when they are there.</param>
public sealed record TaskCandidatePerson(string User, string? StandIn);

/// <summary>Whom a person may give a task to: only they can be found, by nobody else's name.</summary>
public sealed class TaskPeople
{
    private readonly TimeProvider time;
    private readonly Absentees absentees;
    private readonly TaskLedger ledger;

    internal TaskPeople(TimeProvider time, Absentees absentees, TaskLedger ledger) => (this.time, this.absentees, this.ledger) = (time, absentees, ledger);

    /// <summary>Who may be given the task: its candidates and the secretariat; of a task without candidates the person's colleagues and the secretariat, for who has no colleagues nobody.</summary>
    /// <exception cref="RuleBrokenException"><c>task-not-found</c>.</exception>
    public async Task<IReadOnlyList<TaskCandidatePerson>> ForTaskAsync(long taskId, string user, CancellationToken ct)
    {
        var person = await ledger.PersonAsync(user, ct);
        var task = await ledger.ReadAsync(taskId, person, ct);
        if (!TaskRules.MayRead(task, person)) return [];
        var others = TaskRules.HasCandidates(task) ? await CandidatesAsync(task, ct)
            : ledger.HasTeam(person) ? [.. await ledger.ColleaguesAsync(person, ct), .. await ledger.CoordinatorsAsync(ct)] : Array.Empty<string>();
        var returning = person.MayOverride && task.DelegatedBy is { } before ? [before] : Array.Empty<string>();
        return await PresentAsync([.. others.Concat(returning).Where(one => one != task.Assignee && !TaskRules.IsExcluded(task, one))], ct);
    }

    /// <summary>Who may stand in for the person.</summary>
    public async Task<IReadOnlyList<TaskCandidatePerson>> StandInsAsync(string user, CancellationToken ct) =>
        await PresentAsync([.. (await ledger.ColleaguesAsync(await ledger.PersonAsync(user, ct), ct)).Where(one => one != user)], ct);

    /// <summary>Whether the person belongs to those who may act in another's place.</summary>
    public async Task<bool> MayOverrideAsync(string user, CancellationToken ct) => (await ledger.PersonAsync(user, ct)).MayOverride;

    /// <summary>The groups the person can share a filter with.</summary>
    public async Task<IReadOnlyList<string>> TeamsAsync(string user, CancellationToken ct) => [.. (await ledger.TeamsAsync(user, ct)).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<string>> CandidatesAsync(UserTask task, CancellationToken ct) =>
    [
        .. task.Candidates.Where(candidate => candidate.Kind == CandidateKind.User).Select(candidate => candidate.Name)
            .Concat(await ledger.MembersAsync(task.Candidates.Where(candidate => candidate.Kind == CandidateKind.Group).Select(candidate => candidate.Name), ct))
            .Concat(await ledger.CoordinatorsAsync(ct)),
    ];

    private async Task<IReadOnlyList<TaskCandidatePerson>> PresentAsync(IReadOnlyList<string> users, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var away = await absentees.CoveringAsync(now, ct);
        return [.. users.Distinct().Order(StringComparer.Ordinal).Select(user => new TaskCandidatePerson(user, AbsenceRules.DelegateOf(user, now, away)))];
    }
}
