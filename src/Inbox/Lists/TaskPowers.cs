using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>What a person may do with a task as it stands; the verbs decide again when it is done.</summary>
/// <param name="Claim">Take it.</param>
/// <param name="Answer">Answer it.</param>
/// <param name="Plan">Change priority and follow-up.</param>
/// <param name="End">Close it early, or cancel it.</param>
/// <param name="InPlace">Whatever they do of this is done in another's place, and needs a reason.</param>
public sealed record TaskPowers(
    bool Claim, bool Answer, bool Release, bool Delegate, bool Assign, bool Plan, bool SetDue, bool End, bool Comment, bool Attach, bool InPlace)
{
    private const string SomeReason = "-";
    private const string Somebody = "";

    /// <param name="hasTeam">Whether the person has colleagues: else there is nobody to pass a task on to that names no candidates.</param>
    internal static TaskPowers Of(UserTask task, TaskPerson person, bool hasTeam)
    {
        var open = task.Status.IsOpen();
        var reads = TaskRules.MayRead(task, person);
        return new(
            Claim: TaskRules.MayClaim(task, person) is null,
            Answer: open && !TaskRules.IsExcluded(task, person.Name) && TaskRules.MayActOn(task, person, SomeReason) is null,
            Release: TaskRules.MayRelease(task, person, SomeReason) is null,
            Delegate: (hasTeam || TaskRules.HasCandidates(task)) && TaskRules.MayDelegate(task, person, Somebody, SomeReason) is null,
            Assign: TaskRules.MayAssign(task, person, Somebody, SomeReason) is null,
            Plan: TaskRules.MayPlan(task, person) is null,
            SetDue: person.MayOverride && TaskRules.MayPlan(task, person) is null,
            End: TaskRules.MayEnd(task, person, SomeReason) is null,
            Comment: reads,
            Attach: open && reads,
            InPlace: open && person is { MayOverride: true, IsSystem: false } && !task.TakesSeveralAnswers && task.Assignee != person.Name);
    }
}
