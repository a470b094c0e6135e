using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using static BenchmarkWorkflow.Inbox.Tests.Office;

namespace BenchmarkWorkflow.Inbox.Tests;

public sealed class WhoMayTests
{
    [Theory, EachDatabase]
    public async Task A_task_for_those_it_does_not_concern_does_not_exist(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());

        Assert.Equal("task-not-found", (await RefusedAsync(() => office.ViewAsync(id, Stranger))).Name);
        Assert.Equal("task-not-found", (await RefusedAsync(() => office.ClaimAsync(new(id, Stranger)))).Name);
        Assert.Equal("task-not-found", (await RefusedAsync(() => office.ClaimAsync(new(id + 1, Wang)))).Name);
    }

    [Theory, EachDatabase]
    public async Task An_excluded_user_neither_sees_nor_gets_the_task_even_as_secretariat(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { ExcludedUsers = [Wang, Staff] }));

        Assert.Equal("task-not-found", (await RefusedAsync(() => office.ClaimAsync(new(id, Wang)))).Name);
        Assert.Equal("task-not-found", (await RefusedAsync(() => office.AssignAsync(new(id, Staff), Zhao))).Name);
        Assert.Empty((await office.ListAsync(Wang, new())).Tasks);
        Assert.Empty((await office.ListAsync(Staff, new() { Scope = TaskScope.All })).Tasks);
        await office.ClaimAsync(new(id, Zhao));
        Assert.Equal("user-excluded", (await RefusedAsync(() => office.DelegateAsync(new(id, Zhao), Wang))).Name);
    }

    [Theory, EachDatabase]
    public async Task A_candidate_sees_the_summary_until_they_claim(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Instructions = "请核对营业执照。", DataJson = """{"secret":1}""" }));

        Assert.Null((await office.ViewAsync(id, Wang)).Details);
        Assert.Equal("claim-first", (await RefusedAsync(() => office.CompleteAsync(new(id, Wang)))).Name);
        await office.ClaimAsync(new(id, Wang));
        Assert.Equal("请核对营业执照。", (await office.ViewAsync(id, Wang)).Details!.Instructions);
        Assert.Equal("not-the-assignee", (await RefusedAsync(() => office.CompleteAsync(new(id, Zhao)))).Name);
    }

    [Theory, EachDatabase]
    public async Task The_secretariat_acts_in_anothers_place_only_with_a_reason(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, CandidateGroups = [] }));

        Assert.Equal("reason-required", (await RefusedAsync(() => office.CompleteAsync(new(id, Staff)))).Name);
        await office.CompleteAsync(new(id, Staff) { Reason = "专家来电口头答复" });

        var last = (await office.Do<TaskLists, IReadOnlyList<History.TaskEvent>>((lists, ct) => lists.EventsAsync(id, Staff, 1, ct)))[^1];
        Assert.Equal((true, "专家来电口头答复"), (last.Override, last.Reason));
    }

    [Theory, EachDatabase]
    public async Task A_task_is_passed_on_only_where_that_is_allowed_and_among_its_candidates(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var open = await office.MakeAsync(Office.Wanted());
        var personal = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, AllowDelegation = false }));
        await office.ClaimAsync(new(open, Wang));

        Assert.Equal("delegate-not-a-candidate", (await RefusedAsync(() => office.DelegateAsync(new(open, Wang), Stranger))).Name);
        Assert.Equal("delegate-to-self", (await RefusedAsync(() => office.DelegateAsync(new(open, Wang), Wang))).Name);
        Assert.Equal("delegation-not-allowed", (await RefusedAsync(() => office.DelegateAsync(new(personal, Wang), Zhao))).Name);
        Assert.Equal(Zhao, (await office.DelegateAsync(new(open, Wang), Zhao)).Assignee);
        Assert.Equal(Wang, (await office.ViewAsync(open, Zhao)).Details!.DelegatedBy);
    }

    [Theory, EachDatabase]
    public async Task An_action_that_is_not_offered_or_lacks_its_opinion_is_refused(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with
        {
            Assignee = Wang, Form = Score, Actions = [new("Accept", "通过"), new("Return", "退回", NeedsForm: false, NeedsComment: true)],
        }));

        Assert.Equal("unknown-action", (await RefusedAsync(() => office.CompleteAsync(new(id, Wang), "Done"))).Name);
        Assert.Equal("field-required", (await RefusedAsync(() => office.CompleteAsync(new(id, Wang), "Accept"))).Name);
        Assert.Equal("comment-required", (await RefusedAsync(() => office.CompleteAsync(new(id, Wang), "Return"))).Name);
        await office.CompleteAsync(new(id, Wang), "Return", comment: "请补充附件");
        Assert.Equal("Return", office.Workflow.Ended[0].Outcome);
    }

    [Fact]
    public void A_task_that_makes_no_sense_is_refused_with_every_reason()
    {
        var broken = TaskCreationRules.Check(Office.Wanted(t => t with
        {
            Title = " ", Priority = 101, DataJson = "[]", Actions = [new("Timeout", "超时")], VetoAction = "No", Respondents = [Wang, Zhao], AnswersNeeded = 3, ExcludedUsers = [Zhao],
        }));

        Assert.Equal(
            ["title-required", "priority-out-of-range", "data-not-an-object", "action-reserved", "veto-unknown", "answers-needed-out-of-range", "user-excluded"],
            broken.Select(rule => rule.Name));
    }

    [Theory, EachDatabase]
    public async Task A_task_without_candidates_is_passed_on_among_colleagues_and_only_they_are_offered(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, CandidateGroups = [], ExcludedUsers = [Chen] }));
        var strangers = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Stranger, CandidateGroups = [] }));

        Assert.Equal([Staff, Zhao], await PeopleAsync(id, Wang));
        Assert.Empty(await PeopleAsync(strangers, Stranger)); // who works alone does not learn who the secretariat are
        Assert.Equal("task-not-found", (await RefusedAsync(() => PeopleAsync(id, Stranger))).Name);
        Assert.Equal("delegate-not-a-candidate", (await RefusedAsync(() => office.DelegateAsync(new(id, Wang), Stranger))).Name);
        Assert.Equal("delegate-not-a-candidate", (await RefusedAsync(() => office.DelegateAsync(new(strangers, Stranger), Wang))).Name);
        Assert.Equal("assignee-unknown", (await RefusedAsync(() => office.AssignAsync(new(id, Staff) { Reason = "改派" }, "nobody"))).Name);
        Assert.Equal(Zhao, (await office.DelegateAsync(new(id, Wang), Zhao)).Assignee);

        async Task<IEnumerable<string>> PeopleAsync(long task, string user) =>
            (await office.Do<TaskPeople, IReadOnlyList<TaskCandidatePerson>>((people, ct) => people.ForTaskAsync(task, user, ct))).Select(one => one.User);
    }

    [Theory, EachDatabase]
    public async Task What_the_page_offers_is_what_the_verbs_allow(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());

        var candidate = (await office.ViewAsync(id, Wang)).May;
        var staff = (await office.ViewAsync(id, Staff)).May;
        await office.ClaimAsync(new(id, Wang));
        var holder = (await office.ViewAsync(id, Wang)).May;
        var other = (await office.ViewAsync(id, Zhao)).May;

        Assert.Equal(["Claim"], Granted(candidate));
        Assert.Equal(["Claim", "Answer", "Assign", "Plan", "SetDue", "End", "Comment", "Attach", "InPlace"], Granted(staff));
        Assert.Equal(["Answer", "Release", "Delegate", "Plan", "Comment", "Attach"], Granted(holder));
        Assert.Empty(Granted(other));
    }

    /// <summary>What of it is allowed, by name.</summary>
    private static IEnumerable<string> Granted(TaskPowers powers) =>
        typeof(TaskPowers).GetProperties().Where(one => one.GetValue(powers) is true).Select(one => one.Name);
}
