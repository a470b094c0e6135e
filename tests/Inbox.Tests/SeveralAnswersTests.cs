using System.Text.Json;
using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.History;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using static BenchmarkWorkflow.Inbox.Tests.Office;

namespace BenchmarkWorkflow.Inbox.Tests;

public sealed class SeveralAnswersTests
{
    private static readonly TaskAction[] Votes = [new("Agree", "同意"), new("Oppose", "不同意")];

    [Theory, EachDatabase]
    public async Task A_task_of_three_when_all_have_answered_ends_with_all_answers(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao, Chen));

        Assert.Equal((UserTaskStatus.Assigned, 1, 3), Progress(await Score(office, id, Wang, 80)));
        Assert.Equal((UserTaskStatus.Assigned, 2, 3), Progress(await Score(office, id, Zhao, 90)));
        Assert.Equal((UserTaskStatus.Completing, 3, 3), Progress(await Score(office, id, Chen, 85)));

        using var result = JsonDocument.Parse(Assert.Single(office.Workflow.Ended).ResultJson);
        Assert.Equal([(Wang, 80), (Zhao, 90), (Chen, 85)], result.RootElement.GetProperty("answers").EnumerateArray()
            .Select(a => (a.GetProperty("user").GetString()!, a.GetProperty("data").GetProperty("score").GetInt32())));
    }

    [Theory, EachDatabase]
    public async Task A_late_expert_when_replaced_takes_no_answer_along(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao));
        await Score(office, id, Wang, 80);

        Assert.Equal("secretariat-only", (await RefusedAsync(() => office.ReplaceAsync(new(id, Wang), Zhao, Chen))).Name);
        Assert.Equal("already-answered", (await RefusedAsync(() => office.ReplaceAsync(new(id, Staff), Wang, Chen))).Name);
        Assert.Equal("already-a-respondent", (await RefusedAsync(() => office.ReplaceAsync(new(id, Staff), Zhao, Wang))).Name);
        Assert.Equal((UserTaskStatus.Assigned, 1, 2), Progress(await office.ReplaceAsync(new(id, TaskAct.System), Zhao, Chen)));
        Assert.Equal("task-not-found", (await RefusedAsync(() => Score(office, id, Zhao, 10))).Name);
        Assert.Equal(UserTaskStatus.Completing, (await Score(office, id, Chen, 70)).Status);
        Assert.Contains("\"user\":\"wangjianguo\"", office.Workflow.Ended[0].ResultJson);
        Assert.DoesNotContain(Zhao, office.Workflow.Ended[0].ResultJson);
    }

    [Theory, EachDatabase]
    public async Task Nobody_reads_anothers_answer_before_all_are_in(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao));
        await Score(office, id, Wang, 80);

        Assert.Equal([Zhao], (await office.ViewAsync(id, Zhao)).Details!.Answers.Select(a => a.User));
        Assert.Empty((await office.ViewAsync(id, Staff)).Details!.Answers);
        await Score(office, id, Zhao, 90);
        Assert.Equal([Wang, Zhao], (await office.ViewAsync(id, Staff)).Details!.Answers.Select(a => a.User));
    }

    [Theory, EachDatabase]
    public async Task Those_who_answer_learn_nothing_of_each_other_before_all_are_in(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao));
        await Comment(Wang, "第三项偏低。");
        await Comment(Staff, "请于周五前完成。");
        await office.ReplaceAsync(new(id, Staff), Zhao, Chen);

        Assert.Equal(["请于周五前完成。"], (await office.ViewAsync(id, Chen)).Comments.Select(comment => comment.Text));
        Assert.Equal(2, (await office.ViewAsync(id, Staff)).Comments.Count);
        Assert.DoesNotContain(await History(Wang), line => line.Kind == TaskEventKind.RespondentReplaced);
        Assert.DoesNotContain(await History(Chen), line => line.Actor == Wang);
        Assert.Equal([(Wang, AnswerState.Awaited), (Zhao, AnswerState.Replaced), (Chen, AnswerState.Awaited)], (await office.ViewAsync(id, Staff)).Details!.Seats.Select(seat => (seat.User, seat.State)));
        Assert.Empty((await office.ViewAsync(id, Wang)).Details!.Seats);

        Task Comment(string user, string text) => office.Do<TaskNotes, TaskReceipt>((notes, ct) => notes.CommentAsync(new(id, user), text, ct));
        Task<IReadOnlyList<TaskEvent>> History(string user) => office.Do<TaskLists, IReadOnlyList<TaskEvent>>((lists, ct) => lists.EventsAsync(id, user, 0, ct));
    }

    [Theory, EachDatabase]
    public async Task Answers_given_at_once_are_all_kept(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao, Chen));

        var receipts = await Task.WhenAll(new[] { Wang, Zhao, Chen }.Select(user => Task.Run(() => Score(office, id, user, 60))));

        Assert.Single(receipts, receipt => receipt.Status == UserTaskStatus.Completing);
        Assert.Equal([1, 2, 3], receipts.Select(receipt => receipt.AnswersGiven).Order());
        Assert.Single(office.Workflow.Ended);
    }

    [Theory, EachDatabase]
    public async Task Any_two_of_a_group_are_enough_where_two_are_asked_for(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { AnswersNeeded = 2, Actions = Votes }));

        await office.CompleteAsync(new(id, Chen), "Oppose");
        Assert.Equal("already-answered", (await RefusedAsync(() => office.CompleteAsync(new(id, Chen), "Agree"))).Name);
        Assert.Equal("several-answers", (await RefusedAsync(() => office.ClaimAsync(new(id, Wang)))).Name);
        Assert.Equal(UserTaskStatus.Completing, (await office.CompleteAsync(new(id, Wang), "Oppose")).Status);
        Assert.Equal("Oppose", office.Workflow.Ended[0].Outcome);
    }

    [Theory, EachDatabase]
    public async Task A_veto_ends_the_task_at_once(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao, Chen) with { Form = null, Actions = Votes, VetoAction = "Oppose" });
        await office.CompleteAsync(new(id, Wang), "Agree");

        Assert.Equal(UserTaskStatus.Completing, (await office.CompleteAsync(new(id, Zhao), "Oppose")).Status);
        Assert.Equal("Oppose", office.Workflow.Ended[0].Outcome);
    }

    [Theory, EachDatabase]
    public async Task A_task_that_a_veto_or_the_time_has_ended_shows_nobody_what_others_answered(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var vetoed = await office.MakeAsync(Asked(Wang, Zhao, Chen) with { Form = null, Actions = Votes, VetoAction = "Oppose" });
        await office.CompleteAsync(new(vetoed, Wang), "Agree");
        await office.CompleteAsync(new(vetoed, Zhao), "Oppose");
        var late = await office.MakeAsync(Asked(Wang, Zhao));
        await Score(office, late, Wang, 80);
        await office.TimeOutAsync(late);

        foreach (var (task, reader) in new[] { (vetoed, Chen), (vetoed, Staff), (vetoed, Zhao), (late, Zhao), (late, Staff) })
        {
            var details = (await office.ViewAsync(task, reader)).Details!;
            Assert.DoesNotContain(details.Answers, answer => answer.User == Wang);
            Assert.Null(details.ResultJson);
        }
    }

    [Theory, EachDatabase]
    public async Task Who_may_not_read_the_others_is_not_told_of_them_by_a_conflict_either(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao));
        await Score(office, id, Wang, 80);

        var refused = await RefusedAsync(() => office.CompleteAsync(new(id, Zhao) { ExpectedRevision = 0 }, "Score"));

        Assert.Equal("task-changed", refused.Name);
        Assert.DoesNotContain(Wang, refused.Message);
    }

    [Theory, EachDatabase]
    public async Task A_task_closed_early_ends_with_the_answers_that_are_in(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao));
        await Score(office, id, Wang, 80);

        await office.Do<UserTasks, TaskReceipt>((tasks, ct) => tasks.CloseEarlyAsync(new(id, Staff) { Reason = "评审截止" }, ct));

        Assert.Equal((TaskEnding.TimedOut, TaskAction.Timeout), (office.Workflow.Ended[0].Ending, office.Workflow.Ended[0].Outcome));
        Assert.Contains("\"score\":80", office.Workflow.Ended[0].ResultJson);
    }

    [Theory, EachDatabase]
    public async Task One_more_expert_raises_the_number_needed(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Asked(Wang, Zhao) with { AnswersNeeded = 2 });
        await Score(office, id, Wang, 20);

        Assert.Equal((UserTaskStatus.Assigned, 1, 3), Progress(await office.Do<Respondents, TaskReceipt>((r, ct) => r.AddAsync(new(id, Staff), Chen, ct))));
    }

    private static NewUserTask Asked(params string[] experts) =>
        Office.Wanted(t => t with { CandidateGroups = [], Respondents = experts, Form = Office.Score });

    private static Task<TaskReceipt> Score(Office office, long id, string user, int score) => office.CompleteAsync(new(id, user), data: $$"""{"score":{{score}}}""");

    private static (UserTaskStatus, int, int) Progress(TaskReceipt receipt) => (receipt.Status, receipt.AnswersGiven, receipt.AnswersNeeded);
}
