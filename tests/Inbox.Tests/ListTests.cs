using BenchmarkWorkflow.Inbox.Bulk;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Notes;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using static BenchmarkWorkflow.Inbox.Tests.Office;

namespace BenchmarkWorkflow.Inbox.Tests;

public sealed class ListTests
{
    [Theory, EachDatabase]
    public async Task Pages_by_cursor_show_each_task_once_in_every_order(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var now = office.Time.GetUtcNow();
        for (var i = 0; i < 23; i++)
        {
            await office.MakeAsync(Office.Wanted(t => t with { Priority = i % 5 * 10, DueAt = i % 4 == 0 ? null : now.AddHours(i % 6) }));
            if (i % 3 == 0) office.Time.Advance(TimeSpan.FromSeconds(1));
        }

        foreach (var sort in Enum.GetValues<TaskSort>())
        {
            var filter = new TaskFilter { Scope = TaskScope.Available, Sort = sort };
            var all = (await office.ListAsync(Wang, filter)).Tasks.Select(line => line.Id).ToList();
            var paged = new List<long>();
            for (var page = await office.ListAsync(Wang, filter, null, 5); ; page = await office.ListAsync(Wang, filter, page.Next, 5))
            {
                paged.AddRange(page.Tasks.Select(line => line.Id));
                if (page.Next is null) break;
            }

            Assert.Equal(23, all.Count);
            Assert.Equal(all, paged);
        }

        Assert.Equal("cursor-invalid", (await RefusedAsync(() => office.ListAsync(Wang, new(), "???"))).Name);
    }

    [Theory, EachDatabase]
    public async Task Scopes_and_filters_find_what_they_say(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var now = office.Time.GetUtcNow();
        var mine = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang, DueAt = now.AddHours(1), Priority = 90, AboutKind = "application", AboutId = "17" }));
        var free = await office.MakeAsync(Office.Wanted(t => t with { Title = "名额放宽申请", TaskType = "quota", FollowUpAt = now.AddDays(1) }));
        var asked = await office.MakeAsync(Office.Wanted(t => t with { Respondents = [Wang, Zhao], CandidateGroups = [] }));
        var nobody = await office.MakeAsync(Office.Wanted(t => t with { CandidateGroups = [] }));
        var later = await office.MakeAsync(Office.Wanted(t => t with { TaskType = "site-check", CandidateGroups = ["site-checkers"], DueAt = now.AddDays(3) }));
        office.Time.Advance(TimeSpan.FromHours(2));

        await Is(Wang, new() { Scope = TaskScope.Assigned }, mine, asked);
        await Is(Wang, new() { Scope = TaskScope.Available }, free);
        await Is(Wang, new(), mine, free, asked);
        await Is(Wang, new() { Scope = TaskScope.All });
        await Is(Staff, new() { Scope = TaskScope.NeedsAttention }, mine, nobody);
        await Is(Staff, new() { Scope = TaskScope.All, Overdue = true }, mine);
        await Is(Staff, new() { Scope = TaskScope.All, DueWithinDays = 0 }, mine);
        await Is(Staff, new() { Scope = TaskScope.All, DueWithinDays = 2 }, mine);
        await Is(Staff, new() { Scope = TaskScope.All, DueWithinDays = 3 }, mine, later);
        await Is(Staff, new() { Scope = TaskScope.All, Search = "名额" }, free);
        Assert.Equal(["eligibility", "quota"], await office.Do<TaskLists, IReadOnlyList<string>>((lists, ct) => lists.TypesAsync(Wang, TaskScope.Open, ct)));
        await Is(Staff, new() { Scope = TaskScope.All, ReadyToFollowUp = true }, mine, asked, nobody, later);
        await Is(Staff, new() { Scope = TaskScope.All, AboutKind = "application", AboutId = "17" }, mine);
        await Is(Staff, new() { Scope = TaskScope.All, MinPriority = 60 }, mine);
        await Is(Staff, new() { Scope = TaskScope.All, Group = "experts", TaskType = "quota" }, free);
        await Is(Staff, new() { Scope = TaskScope.All, Statuses = [UserTaskStatus.Unassigned] }, nobody);
        Assert.Equal(new TaskCounts(2, 1, 1, 0, 0), await office.Do<TaskLists, TaskCounts>((lists, ct) => lists.CountsAsync(Wang, ct)));
        await office.CompleteAsync(new(mine, Wang));
        await Is(Wang, new() { Scope = TaskScope.History }, mine);

        async Task Is(string user, TaskFilter filter, params long[] ids)
        {
            Assert.Equal(ids, (await office.ListAsync(user, filter)).Tasks.Select(line => line.Id).Order());
            Assert.Equal(ids.Length, await office.Do<TaskLists, int>((lists, ct) => lists.CountAsync(user, filter, ct)));
        }
    }

    [Theory, EachDatabase]
    public async Task Saved_filters_are_their_owners_and_their_groups(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var filter = new TaskFilter { Scope = TaskScope.All, Statuses = [UserTaskStatus.Assigned], Search = "杭州" };
        await Save(Wang, "我的", null);
        await Save(Wang, "我的", null);
        var shared = await Save(Zhao, "专家组", "experts");

        Assert.Equal(["专家组", "我的"], (await Of(Wang)).Select(f => f.Name));
        Assert.Equal(filter.Search, SavedFilters.Read((await Of(Wang))[1]).Search);
        Assert.Empty(await Of(Stranger));
        Assert.Equal("not-in-group", (await RefusedAsync(() => Save(Stranger, "x", "experts"))).Name);
        Assert.Equal("filter-not-found", (await RefusedAsync(() => office.Do<SavedFilters, int>(async (f, ct) => { await f.DeleteAsync(Wang, shared, ct); return 0; }))).Name);

        Task<long> Save(string user, string name, string? group) => office.Do<SavedFilters, long>((filters, ct) => filters.SaveAsync(user, name, filter, group, ct));
        Task<IReadOnlyList<SavedFilter>> Of(string user) => office.Do<SavedFilters, IReadOnlyList<SavedFilter>>((filters, ct) => filters.OfAsync(user, ct));
    }

    [Theory, EachDatabase]
    public async Task A_bulk_act_does_what_it_may_and_reports_the_rest(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var free = await office.MakeAsync(Office.Wanted());
        var taken = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Zhao }));

        var results = await office.Do<BulkTasks, IReadOnlyList<BulkResult>>((bulk, ct) => bulk.ClaimAsync([taken, free, 999], Wang, "bulk-1", ct));

        Assert.Equal([(free, null), (taken, "task-claimed"), (999L, "task-not-found")], results.Select(r => (r.TaskId, r.Refused.FirstOrDefault()?.Name)));
        Assert.Equal(Wang, (await office.ViewAsync(free, Staff)).Line.Assignee);
        Assert.Equal(Zhao, (await office.ViewAsync(taken, Staff)).Line.Assignee);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_its_writers_alone_and_goes_when_the_task_ends(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Respondents = [Wang, Zhao], CandidateGroups = [], Form = Score, AnswersNeeded = 1 }));
        await Save("""{"score":1}""");
        await Save("""{"score":12}""");

        Assert.Equal("""{"score":12}""", (await office.ViewAsync(id, Wang)).Draft!.DataJson);
        Assert.Null((await office.ViewAsync(id, Zhao)).Draft);
        await office.CompleteAsync(new(id, Zhao), data: """{"score":50}""");
        Assert.Null((await office.ViewAsync(id, Wang)).Draft);
        Assert.Equal("task-finished", (await RefusedAsync(() => Save("{}"))).Name);

        Task Save(string data) => office.Do<TaskNotes, int>(async (notes, ct) => { await notes.SaveDraftAsync(id, Wang, new("Done", data), ct); return 0; });
    }

    [Theory, EachDatabase]
    public async Task Comments_and_files_stay_with_the_task(DatabaseKind kind)
    {
        await using var office = await OpenAsync(kind);
        var id = await office.MakeAsync(Office.Wanted(t => t with { Assignee = Wang }));
        await office.Do<TaskNotes, TaskReceipt>((notes, ct) => notes.CommentAsync(new(id, Wang), "请核对第三页。", ct));
        await office.Do<TaskNotes, TaskReceipt>((notes, ct) => notes.AttachAsync(new(id, Wang), new("核对表.xlsx", "sha256:ab", "application/vnd.ms-excel", 120), ct));
        var view = await office.ViewAsync(id, Staff);

        Assert.Equal("请核对第三页。", Assert.Single(view.Comments).Text);
        var file = Assert.Single(view.Attachments);
        Assert.Equal("claim-first", (await RefusedAsync(() => office.Do<TaskNotes, TaskReceipt>((notes, ct) => notes.CommentAsync(new(id, Zhao), "我也说一句", ct)))).Name);
        await office.Do<TaskNotes, TaskReceipt>((notes, ct) => notes.DetachAsync(new(id, Wang), file.Id, ct));
        Assert.Empty((await office.ViewAsync(id, Staff)).Attachments);
    }
}
