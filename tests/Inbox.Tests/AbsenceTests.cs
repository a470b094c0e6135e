using BenchmarkWorkflow.Inbox.Absences;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using static BenchmarkWorkflow.Inbox.Tests.Office;

namespace BenchmarkWorkflow.Inbox.Tests;

public sealed class AbsenceTests
{
    [Theory, EachDatabase]
    public async Task Somebody_away_has_their_tasks_done_by_their_delegate(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var before = await office.MakeAsync(Direct(Wang));
        await AwayAsync(office, Wang, Zhao);
        var during = await office.MakeAsync(Direct(Wang));

        Assert.Equal(Zhao, (await office.ViewAsync(before, Staff)).Line.Assignee);
        Assert.Equal(Zhao, (await office.ViewAsync(during, Staff)).Line.Assignee);
        Assert.Equal(Wang, (await office.ViewAsync(during, Staff)).Details!.DelegatedBy);
        Assert.Equal("assignee-absent", (await RefusedAsync(() => office.AssignAsync(new(during, Staff) { Reason = "改派" }, Wang))).Name);
        office.Time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(Wang, (await office.ViewAsync(await office.MakeAsync(Direct(Wang)), Staff)).Line.Assignee);
    }

    [Theory, EachDatabase]
    public async Task A_delegate_who_is_excluded_gets_nothing_and_the_task_does_not_stall(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Direct(Wang) with { ExcludedUsers = [Zhao] });

        await AwayAsync(office, Wang, Zhao);

        var line = (await office.ViewAsync(id, Staff)).Line;
        Assert.Equal((UserTaskStatus.Unassigned, null), (line.Status, line.Assignee));
    }

    [Theory, EachDatabase]
    public async Task An_absence_without_a_delegate_who_is_there_is_refused(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);

        Assert.Equal("delegate-required", (await RefusedAsync(() => AwayAsync(office, Wang, ""))).Name);
        Assert.Equal("delegate-to-self", (await RefusedAsync(() => AwayAsync(office, Wang, Wang))).Name);
        Assert.Equal("delegate-not-a-colleague", (await RefusedAsync(() => AwayAsync(office, Wang, Stranger))).Name);
        await AwayAsync(office, Wang, Zhao);
        Assert.Equal("absence-overlaps", (await RefusedAsync(() => AwayAsync(office, Wang, Chen))).Name);
        await AwayAsync(office, Zhao, Chen);
        Assert.Equal("delegates-in-a-circle", (await RefusedAsync(() => AwayAsync(office, Chen, Wang))).Name);
        Assert.Equal(Chen, (await office.ViewAsync(await office.MakeAsync(Direct(Wang)), Staff)).Line.Assignee);
    }

    [Theory, EachDatabase]
    public async Task An_absence_that_begins_later_moves_tasks_when_it_begins(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Direct(Wang));
        var now = office.Time.GetUtcNow();
        await office.Do<Absentees, long>((absences, ct) => absences.DeclareAsync(Wang, Zhao, now.AddDays(2), now.AddDays(4), "出差", Wang, ct));

        Assert.Equal(0, await office.Do<Absentees, int>((absences, ct) => absences.HandOverAsync(ct)));
        office.Time.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await office.Do<Absentees, int>((absences, ct) => absences.HandOverAsync(ct)));
        Assert.Equal(Zhao, (await office.ViewAsync(id, Staff)).Line.Assignee);
    }

    [Theory, EachDatabase]
    public async Task Many_tasks_move_a_batch_at_a_time_until_all_have_moved(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var now = office.Time.GetUtcNow();
        await office.Do<Absentees, long>((absences, ct) => absences.DeclareAsync(Wang, Zhao, now.AddDays(1), now.AddDays(4), "出差", Wang, ct));
        await office.Do<UserTasks, int>(async (tasks, ct) =>
        {
            for (var number = 0; number < Absentees.AtOnce + 1; number++) await tasks.CreateAsync(Direct(Wang), ct);
            return 0;
        });
        office.Time.Advance(TimeSpan.FromDays(1));

        List<int> moved = [];
        for (var run = 0; run < 3; run++) moved.Add(await office.Do<Absentees, int>((absences, ct) => absences.HandOverAsync(ct)));
        Assert.Equal([Absentees.AtOnce, 1, 0], moved);
    }

    private static NewUserTask Direct(string assignee) => Office.Wanted(t => t with { Assignee = assignee, CandidateGroups = [] });

    private static Task AwayAsync(Office office, string user, string delegateTo)
    {
        var now = office.Time.GetUtcNow();
        return office.Do<Absentees, long>((absences, ct) => absences.DeclareAsync(user, delegateTo, now, now.AddDays(7), "出差", user, ct));
    }
}
