using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Activities;
using BenchmarkWorkflow.Engine.Definitions;
using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Engine.Json;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Host.Instances;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>The shipped definitions on a database of their own and a clock that stands still: people act by the product's verbs, then all that is due is done.</summary>
internal sealed class ProcessBench : IAsyncDisposable
{
    public const string Staff = "staff";

    private readonly TestDatabase database;
    private readonly string files = Directory.CreateTempSubdirectory("processes-").FullName;

    private ProcessBench(TestDatabase database) => this.database = database;

    public long CampaignId { get; private set; }

    public DateTimeOffset Now => database.Time.GetUtcNow();

    /// <summary>For another program on the same database.</summary>
    public string Database => database.ConnectionString;

    public static string Workflows => Repository.Workflows;

    /// <summary>The season has begun: definitions published, campaign loaded, staff, clerks of all units and twelve experts there.</summary>
    public static async Task<ProcessBench> OpenAsync(DatabaseKind kind = DatabaseKind.Sqlite)
    {
        ProcessBench? bench = null;
        var database = await TestDatabase.CreateAsync(kind, services => Configure(services, () => bench!.files)); // asked for only once the bench is there
        bench = new ProcessBench(database);
        await bench.ActAsync((services, ct) => LoadAsync(services, ct));
        await bench.ActAsync(async (services, ct) =>
        {
            var loaded = await services.GetRequiredService<CampaignLoader>().LoadAsync(Path.Combine(Workflows, "campaigns", "2022.json"), Staff, ct);
            bench.CampaignId = loaded.CampaignId;
            await PeopleAsync(services, loaded.CampaignId, ct);
        });
        return bench;
    }

    /// <summary>Does something in a transaction, then everything it leads to at this instant.</summary>
    public async Task<T> ActAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> act)
    {
        var answer = await database.RunAsync(act);
        await Dispatcher.DrainAsync(CancellationToken.None);
        return answer;
    }

    public Task ActAsync(Func<IServiceProvider, CancellationToken, Task> act) => ActAsync(async (services, ct) =>
    {
        await act(services, ct);
        return true;
    });

    /// <summary>Does something in a transaction of which no process hears for an hour: its first delivery was in vain.</summary>
    public Task UnheardAsync(Func<IServiceProvider, CancellationToken, Task> act) => database.RunAsync(async (services, ct) =>
    {
        await act(services, ct);
        await services.GetRequiredService<IEngineStore>().FlushAsync(ct);
        await services.GetRequiredService<DbContext>().Database.ExecuteSqlAsync($"update stimulus set visible_at = visible_at + {TimeSpan.TicksPerHour} where state = 0", ct);
        return true;
    });

    public Task<T> ReadAsync<T>(Func<DbContext, Task<T>> read) => database.RunAsync((services, _) => read(services.GetRequiredService<DbContext>()));

    /// <summary>Lets time pass, doing what falls due on the way.</summary>
    public async Task PassAsync(TimeSpan span)
    {
        var until = Now + span;
        while (await Dispatcher.NextDueAsync(CancellationToken.None) is { } due && due <= until)
        {
            database.Time.MoveTo(due);
            await Dispatcher.DrainAsync(CancellationToken.None);
        }

        database.Time.MoveTo(until);
    }

    public async Task PassToAsync(string deadline, TimeSpan beside = default)
    {
        var at = await ReadAsync(db => db.Set<CampaignDate>().Where(date => date.CampaignId == CampaignId && date.Name == deadline).Select(date => date.At).SingleAsync());
        if (at + beside > Now) await PassAsync(at + beside - Now);
    }

    /// <summary>The open tasks of a kind, oldest first.</summary>
    public Task<List<UserTask>> OpenAsync(string taskType) => ReadAsync(db => db.Set<UserTask>().AsNoTracking().Include(task => task.Candidates).Include(task => task.Answers)
        .Where(task => task.TaskType == taskType && task.FinishedAt == null).OrderBy(task => task.Id).ToListAsync());

    /// <summary>Everybody who has to answer the one open task of a kind does so.</summary>
    public async Task AnswerAsync(string taskType, string action, string opinion = "意见", params (string Key, JsonNode? Value)[] form)
    {
        var task = Assert.Single(await OpenAsync(taskType));
        var asked = task.Answers.Where(answer => answer.AnsweredAt is null).Select(answer => answer.User).ToList();
        foreach (var user in task.TakesSeveralAnswers ? asked : [task.Assignee ?? Clerk(task)])
            await AnswerAsync(task, user, action, opinion, form);
    }

    public Task AnswerAsync(UserTask task, string user, string action, string opinion = "意见", params (string Key, JsonNode? Value)[] form) =>
        ActAsync((services, ct) => AnswerAsync(services, task, user, action, opinion, form, ct));

    /// <summary>Claims the task if it must be, and answers it.</summary>
    public static async Task AnswerAsync(IServiceProvider services, UserTask task, string user, string action, string opinion, (string Key, JsonNode? Value)[] form, CancellationToken ct)
    {
        if (task is { TakesSeveralAnswers: false, Assignee: null }) await services.GetRequiredService<TaskAssignment>().ClaimAsync(new TaskAct(task.Id, user), ct);
        var data = new JsonObject(form.Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        await services.GetRequiredService<UserTasks>().CompleteAsync(new TaskAct(task.Id, user), new TaskAnswerGiven(action, data.ToJsonString(), opinion), ct);
    }

    /// <summary>The letters written so far, in their order.</summary>
    public Task<List<string>> LettersAsync() => ReadAsync(db => db.Set<OutgoingMessage>().OrderBy(mail => mail.Id).Select(mail => mail.Template!).ToListAsync()); // all are of templates

    /// <summary>How many instances of a definition have this standing.</summary>
    public Task<long> InstancesAsync(string definition, WorkflowSubStatus standing) => database.RunAsync((services, ct) =>
        services.GetRequiredService<IInstanceQueries>().CountAsync(new InstanceFilter { DefinitionIds = [definition], SubStatuses = [standing] }, ct));

    /// <summary>What can be done with instances from outside.</summary>
    public WorkflowInstances Instances => database.Services.GetRequiredService<WorkflowInstances>();

    /// <summary>The one instance of a definition.</summary>
    public Task<string> OnlyInstanceAsync(string definition) => database.RunAsync(async (services, ct) =>
        Assert.Single(await services.GetRequiredService<IInstanceQueries>().ListAsync(new InstanceFilter { DefinitionIds = [definition] }, new InstancePage(), ct)).Id);

    /// <summary>The one open incident.</summary>
    public Task<IncidentRow> OnlyIncidentAsync() => database.RunAsync(async (services, ct) =>
        Assert.Single(await services.GetRequiredService<IInstanceQueries>().IncidentsAsync(null, open: true, 0, 10, ct)));

    /// <summary>All that instances have left in the engine's tables (state, journal, records, bookmarks, stimuli, incidents), as readable text: what can be asked for over Elsa's API is made of it.</summary>
    public Task<string> KeptByInstancesAsync() => database.RunAsync(async (services, ct) =>
    {
        var text = new StringBuilder();
        var session = services.GetRequiredService<Session>();
        await session.OpenAsync(ct);
        foreach (var table in (string[])["workflow_instance", "workflow_history", "bookmark", "stimulus", "incident"])
        {
            await using var command = session.Connection.CreateCommand();
            command.CommandText = $"select * from {table}";
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
                for (var column = 0; column < rows.FieldCount; column++)
                    text.Append(rows.GetValue(column) switch { byte[] bytes => Encoding.UTF8.GetString(bytes), var value => value.ToString() }).Append('\n');
        }

        return Regex.Replace(text.ToString(), @"\\u([0-9a-fA-F]{4})", code => ((char)Convert.ToInt32(code.Groups[1].Value, 16)).ToString());
    });

    /// <summary>Nothing went wrong on the way.</summary>
    public async Task AssertNoIncidentAsync()
    {
        var incidents = await database.RunAsync((services, ct) => services.GetRequiredService<IInstanceQueries>().IncidentsAsync(null, open: true, 0, 10, ct));
        Assert.Empty(incidents.Select(incident => $"{incident.ActivityId}: {incident.Message}"));
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        Directory.Delete(files, recursive: true);
    }

    private Dispatcher Dispatcher => database.Services.GetRequiredService<Dispatcher>();

    private static string Clerk(UserTask task) =>
        task.Candidates.Select(candidate => candidate.Name).FirstOrDefault(name => name.StartsWith("unit:", StringComparison.Ordinal)) is { } unit ? unit.Replace("unit:", "clerk-") : Staff;

    private static void Configure(IServiceCollection services, Func<string> files)
    {
        services.AddLogging();
        services.AddEngineRuntime();
        services.AddDefinitions().AddActivitiesFrom(typeof(ActivitiesRoom).Assembly);
        services.AddActivities();
        services.AddInstanceCare();
        services.Configure<SelectionOptions>(selection => (selection.CalendarFile, selection.FilesFolder, selection.FlushFiles) = (Path.Combine(Workflows, "calendar", "cn-days.csv"), files(), false));
        services.Configure<MailOptions>(mail => mail.TemplateFolder = Path.Combine(Workflows, "mail"));
    }

    private static async Task LoadAsync(IServiceProvider services, CancellationToken ct)
    {
        var manager = services.GetRequiredService<DefinitionManager>();
        var models = Directory.EnumerateFiles(Workflows, "*.json").Order(StringComparer.Ordinal).Select(file => DefinitionJson.Read(File.ReadAllText(file))).ToList();
        foreach (var model in models) await manager.ImportAsync(model, null, ct);
        foreach (var model in models) await manager.PublishAsync(model.DefinitionId!, ct); // every shipped file has one
    }

    private static async Task PeopleAsync(IServiceProvider services, long campaignId, CancellationToken ct)
    {
        var groups = services.GetRequiredService<GroupMembers>();
        await groups.AddAsync("secretariat", Staff, ct);
        foreach (var unit in await services.GetRequiredService<CampaignDesk>().UnitsAsync(campaignId, ct)) await groups.AddAsync($"unit:{unit.Number}", $"clerk-{unit.Number}", ct);
        var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
        for (var number = 1; number <= 12; number++)
            await services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry($"expert-{number}", $"专家{number}", $"研究院{number}", $"expert{number}@experts.example", 20, areas), Staff, ct);
    }
}
