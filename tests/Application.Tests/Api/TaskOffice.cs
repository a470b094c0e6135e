using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A server with people of every kind, and tasks for them: two clerks of unit 1, one of unit 2, two experts, a company, the secretariat.</summary>
internal sealed class TaskOffice : IAsyncDisposable
{
    public const string Password = "a password for tests";

    private readonly RunningServer server;
    private readonly string workflows;
    private readonly Dictionary<string, Browser> browsers = [];

    private TaskOffice(RunningServer server, string workflows) => (this.server, this.workflows) = (server, workflows);

    public static TaskForm Score { get; } = new([new("score", "得分", FieldType.Number) { Required = true, Min = 0, Max = 100 }, new("note", "评语", FieldType.LongText) { MaxLength = 200 }]);

    public static async Task<TaskOffice> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite, Action<IServiceCollection>? configure = null, params (string, string?)[] settings)
    {
        var workflows = Directory.CreateTempSubdirectory("office-").FullName; // no process, only the working days
        Directory.CreateDirectory(Path.Combine(workflows, "calendar"));
        File.Copy(Path.Combine(Shipped.Folder, "calendar", "cn-days.csv"), Path.Combine(workflows, "calendar", "cn-days.csv"));
        var office = new TaskOffice(await RunningServer.StartAsync(kind, builder => configure?.Invoke(builder.Services), [("Workflows", workflows), .. settings]), workflows);
        (string User, string Name, string Role, string? Group)[] people =
        [
            ("staff", "李敏", Roles.Secretariat, null), ("clerk", "王芳", Roles.Unit, "unit:1"), ("colleague", "赵强", Roles.Unit, "unit:1"), ("elsewhere", "孙静", Roles.Unit, "unit:2"),
            ("expert-1", "周专家", Roles.Expert, null), ("expert-2", "吴专家", Roles.Expert, null), ("company", "示例制造有限公司", Roles.Applicant, null),
        ];
        foreach (var (user, _, role, _) in people) await office.server.AddAccountAsync(user, Password, role);
        await office.DoAsync(async (services, ct) =>
        {
            foreach (var (user, name, _, group) in people)
            {
                await services.GetRequiredService<DbContext>().Set<Account>().Where(account => account.UserName == user).ExecuteUpdateAsync(set => set.SetProperty(account => account.DisplayName, name), ct);
                if (group is not null) await services.GetRequiredService<GroupMembers>().AddAsync(group, user, ct);
            }

            return true;
        });
        return office;
    }

    public Task<T> DoAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(work, CancellationToken.None);

    public DateTimeOffset Now => server.Time.GetUtcNow();

    public static NewUserTask Recommendation { get; } = new()
    {
        Title = "推荐审核：示例制造有限公司", TaskType = "recommendation", Instructions = "请核对材料。", CandidateGroups = ["unit:1"], DataJson = """{"secret":"内部"}""",
        Actions = [new("Recommend", "推荐", NeedsComment: true), new("Decline", "不予推荐", NeedsComment: true)],
    };

    public static NewUserTask Review { get; } = new()
    {
        Title = "资料评审：2022-0001", TaskType = "document-review", Respondents = ["expert-1", "expert-2"], Form = Score, Actions = [new("Score", "提交评分")],
    };

    public async Task<long> MakeAsync(NewUserTask task) => (await DoAsync((services, ct) => services.GetRequiredService<UserTasks>().CreateAsync(task, ct))).TaskId;

    public async Task<HttpClient> AsAsync(string user)
    {
        if (!browsers.TryGetValue(user, out var browser)) browsers[user] = browser = await Browser.SignedInAsync(server, user, Password);
        return browser.Client;
    }

    public async Task<JsonObject> GetAsync(string user, string path) => (await ReadAsync(await (await AsAsync(user)).GetAsync("/api" + path), 200)).AsObject();

    public async Task<JsonArray> ListAsync(string user, string path) => (await ReadAsync(await (await AsAsync(user)).GetAsync("/api" + path), 200)).AsArray();

    /// <summary>Expects this answer; with a revision it is asked for under <c>If-Match</c>.</summary>
    public async Task<JsonNode> SendAsync(string user, HttpMethod method, string path, object? body = null, int status = 200, long? seen = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "/api" + path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        if (seen is { } revision) request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{revision}\""));
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await ReadAsync(await (await AsAsync(user)).SendAsync(request), status);
    }

    public Task<JsonNode> PostAsync(string user, string path, object body, int status = 200, long? seen = null, string? key = null) => SendAsync(user, HttpMethod.Post, path, body, status, seen, key);

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage response, int status)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            Assert.True((int)response.StatusCode == status, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
            return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in browsers.Values) browser.Dispose();
        await server.DisposeAsync();
        Directory.Delete(workflows, recursive: true);
    }
}
