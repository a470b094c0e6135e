using BenchmarkWorkflow.Inbox.Answers;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Inbox.Tests;

/// <summary>An inbox on a database of its own: 李敏 is the secretariat, 王建国, 赵强 and 陈洁 are experts, 张华 is nobody in particular.</summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Staff = "limin";
    public const string Wang = "wangjianguo";
    public const string Zhao = "zhaoqiang";
    public const string Chen = "chenjie";
    public const string Stranger = "zhanghua";

    private readonly TestDatabase database;

    private Office(TestDatabase database, Waiting workflow) => (this.database, Workflow) = (database, workflow);

    /// <summary>Stands for the workflow side: remembers what ended.</summary>
    public Waiting Workflow { get; }

    public ManualTime Time => database.Time;

    public TestDatabase Database => database;

    public static async Task<Office> OpenAsync(DatabaseKind kind)
    {
        var workflow = new Waiting();
        var office = new Office(await TestDatabase.CreateAsync(kind, services => services
            .AddSingleton<ITaskListener>(workflow).Configure<InboxOptions>(inbox => inbox.Teams = ["secretariat", "experts"])), workflow);
        await office.Do<GroupMembers, int>(async (groups, ct) =>
        {
            await groups.AddAsync("secretariat", Staff, ct);
            foreach (var expert in new[] { Wang, Zhao, Chen }) await groups.AddAsync("experts", expert, ct);
            return 0;
        });
        return office;
    }

    public static NewUserTask Wanted(Func<NewUserTask, NewUserTask>? with = null)
    {
        var task = new NewUserTask { Title = "资格审查：杭州示例制造有限公司", TaskType = "eligibility", CandidateGroups = ["experts"], WorkflowInstanceId = "instance-1", BookmarkId = "bookmark-1" };
        return with?.Invoke(task) ?? task;
    }

    public static TaskForm Score { get; } = new([
        new("score", "得分", FieldType.Number) { Required = true, Min = 0, Max = 100 },
        new("note", "评语", FieldType.LongText) { MaxLength = 20 },
    ]);

    public async Task<long> MakeAsync(NewUserTask task) => (await Do<UserTasks, TaskReceipt>((tasks, ct) => tasks.CreateAsync(task, ct))).TaskId;

    public Task<TaskReceipt> ClaimAsync(TaskAct act) => Do<TaskAssignment, TaskReceipt>((tasks, ct) => tasks.ClaimAsync(act, ct));

    public Task<TaskReceipt> AssignAsync(TaskAct act, string to) => Do<TaskAssignment, TaskReceipt>((tasks, ct) => tasks.AssignAsync(act, to, ct));

    public Task<TaskReceipt> DelegateAsync(TaskAct act, string to) => Do<TaskAssignment, TaskReceipt>((tasks, ct) => tasks.DelegateAsync(act, to, ct));

    public Task<TaskReceipt> ReleaseAsync(TaskAct act) => Do<TaskAssignment, TaskReceipt>((tasks, ct) => tasks.ReleaseAsync(act, ct));

    public Task<TaskReceipt> CompleteAsync(TaskAct act, string action = "Done", string data = "{}", string? comment = null) =>
        Do<UserTasks, TaskReceipt>((tasks, ct) => tasks.CompleteAsync(act, new(action, data, comment), ct));

    public Task<TaskReceipt> SettleAsync(long id) => Do<UserTasks, TaskReceipt>((tasks, ct) => tasks.SettleAsync(id, ct));

    public Task<bool> TimeOutAsync(long id) => Do<UserTasks, bool>((tasks, ct) => tasks.TimeOutAsync(id, ct));

    public Task<TaskReceipt> ReplaceAsync(TaskAct act, string late, string substitute) =>
        Do<Respondents, TaskReceipt>((respondents, ct) => respondents.ReplaceAsync(act, late, substitute, ct));

    public Task<TaskView> ViewAsync(long id, string user) => Do<TaskLists, TaskView>((lists, ct) => lists.GetAsync(id, user, ct));

    public Task<TaskPage> ListAsync(string user, TaskFilter filter, string? cursor = null, int take = TaskLists.DefaultTake) =>
        Do<TaskLists, TaskPage>((lists, ct) => lists.PageAsync(user, filter, cursor, take, ct));

    /// <summary>Runs one verb as one unit of work.</summary>
    public Task<T> Do<TVerbs, T>(Func<TVerbs, CancellationToken, Task<T>> verb) where TVerbs : notnull =>
        database.RunAsync((services, ct) => verb(services.GetRequiredService<TVerbs>(), ct));

    public static async Task<BrokenRule> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rules[0];

    public ValueTask DisposeAsync() => database.DisposeAsync();

    internal sealed class Waiting : ITaskListener
    {
        public List<EndedTask> Ended { get; } = [];

        public bool Waits { get; set; } = true;

        public bool Fails { get; set; }

        public Task<bool> TaskEndedAsync(EndedTask ended, CancellationToken ct)
        {
            if (Fails) throw new InvalidOperationException("The stimulus could not be written.");
            Ended.Add(ended);
            return Task.FromResult(Waits);
        }
    }
}
