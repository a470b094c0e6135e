using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using static BenchmarkWorkflow.Inbox.Tests.Office;

namespace BenchmarkWorkflow.Inbox.Tests;

public sealed class TaskLifeTests
{
    [Theory, EachDatabase]
    public async Task A_claimed_task_when_completed_tells_the_workflow_and_is_final_once_settled(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Form = Score }));

        Assert.Equal(UserTaskStatus.Assigned, (await office.ClaimAsync(new(id, Wang))).Status);
        Assert.Equal(UserTaskStatus.Completing, (await office.CompleteAsync(new(id, Wang), "Done", """{"score":87.5}""")).Status);

        var ended = Assert.Single(office.Workflow.Ended);
        Assert.Equal((id, TaskEnding.Completed, "Done", """{"score":87.5}""", "instance-1", "bookmark-1"), (ended.TaskId, ended.Ending, ended.Outcome, ended.ResultJson, ended.WorkflowInstanceId, ended.BookmarkId));
        Assert.Equal(UserTaskStatus.Completed, (await office.SettleAsync(id)).Status);
        Assert.Equal(UserTaskStatus.Completed, (await office.SettleAsync(id)).Status);
    }

    [Theory, EachDatabase]
    public async Task A_task_when_nobody_waits_for_it_is_final_at_once(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        office.Workflow.Waits = false;
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));

        Assert.Equal(UserTaskStatus.Completed, (await office.CompleteAsync(new(id, Wang))).Status);
    }

    [Theory, EachDatabase]
    public async Task An_answer_when_the_stimulus_cannot_be_written_is_undone_with_it(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));
        office.Workflow.Fails = true;

        await Assert.ThrowsAsync<InvalidOperationException>(() => office.CompleteAsync(new(id, Wang)));

        var view = await office.ViewAsync(id, Wang);
        Assert.Equal((UserTaskStatus.Assigned, 1L), (view.Line.Status, view.Line.Revision));
    }

    [Theory, EachDatabase]
    public async Task A_finished_task_when_completed_again_is_refused_with_who_finished_it(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));
        await office.CompleteAsync(new(id, Wang));

        var broken = await RefusedAsync(() => office.CompleteAsync(new(id, Wang)));

        Assert.Equal("task-finished", broken.Name);
        Assert.Contains("wangjianguo，2022年6月6日 09:00", broken.Message);
        Assert.Single(office.Workflow.Ended);
    }

    [Theory, EachDatabase]
    public async Task A_timeout_when_the_answer_was_first_changes_nothing(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var answered = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));
        var silent = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));
        await office.CompleteAsync(new(answered, Wang));

        Assert.False(await office.TimeOutAsync(answered));
        Assert.True(await office.TimeOutAsync(silent));

        Assert.Equal(UserTaskStatus.Completing, (await office.ViewAsync(answered, Staff)).Line.Status);
        var line = (await office.ViewAsync(silent, Staff)).Line;
        Assert.Equal((UserTaskStatus.TimedOut, TaskAction.Timeout), (line.Status, line.Outcome));
        Assert.Single(office.Workflow.Ended);
        Assert.Equal("task-finished", (await RefusedAsync(() => office.CompleteAsync(new(silent, Wang)))).Name);
    }

    [Theory, EachDatabase]
    public async Task A_task_cancelled_by_the_secretariat_needs_a_reason_and_tells_the_workflow(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());

        Assert.Equal("secretariat-only", (await RefusedAsync(() => Cancel(Wang, "不需要"))).Name);
        Assert.Equal("reason-required", (await RefusedAsync(() => Cancel(Staff, null))).Name);
        Assert.Equal(UserTaskStatus.Cancelling, (await Cancel(Staff, "企业已撤回申报")).Status);
        Assert.Equal(TaskEnding.Cancelled, Assert.Single(office.Workflow.Ended).Ending);
        Assert.Equal(UserTaskStatus.Cancelled, (await office.SettleAsync(id)).Status);

        Task<TaskReceipt> Cancel(string actor, string? reason) =>
            office.Do<UserTasks, TaskReceipt>((tasks, ct) => tasks.CancelByPersonAsync(new(id, actor) { Reason = reason }, ct));
    }

    [Theory, EachDatabase]
    public async Task A_task_made_twice_under_one_key_is_one_task(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var first = await office.MakeAsync(Office.Wanted(t => t with { Key = "instance-1/step-3" }));
        var second = await office.MakeAsync(Office.Wanted(t => t with { Key = "instance-1/step-3" }));

        Assert.Equal(first, second);
        Assert.Single((await office.ListAsync(Staff, new() { Scope = TaskScope.All })).Tasks);
    }

    [Theory, EachDatabase]
    public async Task An_operation_when_repeated_answers_the_same_and_with_other_content_is_refused(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, Form = Score }));
        var act = new TaskAct(id, Wang) { OperationId = "op-1", ExpectedRevision = 1 };

        var first = await office.CompleteAsync(act, "Done", """{"score":90}""");
        office.Time.Advance(TimeSpan.FromMinutes(5));
        var again = await office.CompleteAsync(act, "Done", """{"score":90}""");

        Assert.Equal(first, again);
        Assert.Single(office.Workflow.Ended);
        Assert.Equal("operation-reused", (await RefusedAsync(() => office.CompleteAsync(act, "Done", """{"score":91}"""))).Name);
    }

    [Theory, EachDatabase]
    public async Task A_stale_revision_is_refused_with_who_changed_what(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());
        await office.ClaimAsync(new(id, Wang) { ExpectedRevision = 1 });

        var broken = await RefusedAsync(() => office.AssignAsync(new(id, Staff) { ExpectedRevision = 1, Reason = "调整分工" }, Zhao));

        Assert.Equal(("task-changed", null), (broken.Name, broken.Field)); // no field of a form is at fault
        Assert.Contains("wangjianguo 于 2022年6月6日 09:00 认领", broken.Message);
    }

    [Theory, EachDatabase]
    public async Task Two_claims_at_once_leave_exactly_one_holder(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());

        var claims = await Task.WhenAll(new[] { Wang, Zhao, Chen }.Select(user => Task.Run(() => Record.ExceptionAsync(() => office.ClaimAsync(new(id, user))))));

        Assert.Equal(2, claims.Count(refused => refused is RuleBrokenException { Rules: [{ Name: "task-claimed" }] }));
        Assert.Single(claims, refused => refused is null);
    }

    [Theory, EachDatabase]
    public async Task The_history_tells_every_act_in_order(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted());
        await office.ClaimAsync(new(id, Wang));
        await office.ReleaseAsync(new(id, Wang));
        await office.AssignAsync(new(id, Staff), Zhao);
        await office.CompleteAsync(new(id, Zhao));

        var events = await office.Do<TaskLists, IReadOnlyList<TaskEvent>>((lists, ct) => lists.EventsAsync(id, Staff, 0, ct));

        Assert.Equal(
            [(TaskEventKind.Created, "system", 1L), (TaskEventKind.Claimed, Wang, 2L), (TaskEventKind.Released, Wang, 3L), (TaskEventKind.Assigned, Staff, 4L), (TaskEventKind.Completed, Zhao, 5L)],
            events.Select(e => (e.Kind, e.Actor, e.Revision)));
    }

    [Theory, EachDatabase]
    public async Task A_wrong_form_is_refused_field_by_field_and_changes_nothing(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, Form = Score }));

        var broken = await Assert.ThrowsAsync<RuleBrokenException>(() => office.CompleteAsync(new(id, Wang), "Done", """{"score":101,"note":"一二三四五六七八九十一二三四五六七八九十一"}"""));

        Assert.Equal([("field-out-of-range", "score"), ("field-too-long", "note")], broken.Rules.Select(rule => (rule.Name, rule.Field!)));
        Assert.Contains("应在 0 至 100 之间", broken.Rules[0].Message);
        Assert.Equal(UserTaskStatus.Assigned, (await office.ViewAsync(id, Wang)).Line.Status);
    }
}
