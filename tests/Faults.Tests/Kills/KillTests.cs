using System.Diagnostics;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Requests;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Faults.Tests.Kills;

/// <summary>
/// Nodes of the product (two at once on PostgreSQL) work through a thousand instances with real tasks and mails, and are killed (SIGKILL) at random moments
/// again and again, while people answer. Nothing is lost, nothing happens twice, and at no moment do tables disagree.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int Good = 250, Bad = 120, Late = 100, Cancelled = 80, MostKills = 8;
    private readonly string folder = Directory.CreateTempSubdirectory("kills-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, EachDatabase]
    public async Task Nodes_that_are_killed_again_and_again_lose_nothing_and_do_nothing_twice(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var (workflows, data) = (Path.Combine(folder, "workflows"), Path.Combine(folder, "data"));
        Directory.CreateDirectory(workflows);
        CaseWorkflows.WriteTo(workflows);
        await using var services = Services(database.ConnectionString, workflows, data);
        var unit = services.GetRequiredService<UnitOfWork>();
        await SetUpAsync(services, unit);

        var people = new Office(unit);
        var nodes = new List<Node>();
        var (random, kills, most) = (new Random(7), 0, kind == DatabaseKind.Postgres ? 2 : 1);
        var patience = Stopwatch.StartNew();
        while (!await DoneAsync(unit))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(3), "The work does not come to an end:\n" + await StateOf.WorkAsync(unit));
            while (nodes.Count < most) nodes.Add(await Node.StartAsync(database.ConnectionString, workflows, data));
            for (var life = Stopwatch.StartNew(); life.ElapsedMilliseconds < random.Next(300, 1800);) await people.WorkAsync();
            if (kills == MostKills) continue;
            var unlucky = nodes[random.Next(nodes.Count)];
            nodes.Remove(unlucky);
            await unlucky.DisposeAsync();
            kills++;
            Assert.Empty(await StateOf.DisagreementsAsync(unit));
        }

        foreach (var node in nodes) await node.DisposeAsync();
        Assert.True(kills >= 3, $"only {kills} kills: the work was done too soon to prove anything");
        Assert.Empty(await StateOf.DisagreementsAsync(unit));
        Assert.Equal(Expected(), await StateOf.WorkAsync(unit));
    }

    private static string Expected() => string.Join('\n',
    [
        $"instance {CaseWorkflows.Bad} 1 3 {Bad}", // goes on though its child has failed
        $"instance {CaseWorkflows.Cancelled} 1 4 {Cancelled}",
        $"instance {CaseWorkflows.Good} 1 3 {Good}",
        $"instance {CaseWorkflows.Late} 1 3 {Late}",
        $"instance child-bad 1 5 {Bad}",
        $"instance child-good 1 3 {Good + Late}",
        $"task {CaseWorkflows.Bad} Completed {Bad}",
        $"task {CaseWorkflows.Cancelled} Cancelled {Cancelled}",
        $"task {CaseWorkflows.Good} Completed {Good}",
        $"task {CaseWorkflows.Late} TimedOut {Late}",
        $"mail begin {Good + Bad + Late + Cancelled}",
        $"mail child {Good + Bad + Late}",
        $"mail end {Good + Bad + Late}",
        "mail twice 0",
        $"incident {Bad} of {Bad}",
        "left 0 stimuli, 0 timers",
    ]);

    private static ServiceProvider Services(string connectionString, string workflows, string data)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Database"] = connectionString, ["Workflows"] = workflows, ["DataFolder"] = data }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging(log => log.SetMinimumLevel(LogLevel.Error)).AddProduct(configuration).BuildServiceProvider();
    }

    private static async Task SetUpAsync(IServiceProvider services, UnitOfWork unit)
    {
        await WorkflowFiles.LoadAsync(services, TextWriter.Null, default);
        await SeasonData.LoadAsync(services, TextWriter.Null, default);
        await unit.RunAsync((scope, ct) => scope.GetRequiredService<GroupMembers>().AddAsync("office", Office.Clerk, ct), default);
        await unit.RunAsync(
            async (scope, ct) =>
            {
                var (dispatcher, finder) = (scope.GetRequiredService<IWorkflowDispatcher>(), scope.GetRequiredService<IWorkflowGraphFinder>());
                foreach (var (definition, count) in new[] { (CaseWorkflows.Good, Good), (CaseWorkflows.Bad, Bad), (CaseWorkflows.Late, Late), (CaseWorkflows.Cancelled, Cancelled) })
                {
                    var version = (await finder.FindWorkflowGraphAsync(Elsa.Workflows.Models.WorkflowDefinitionHandle.ByDefinitionId(definition), ct))!.Workflow.Identity.Id; // was just loaded
                    for (var i = 0; i < count; i++)
                        await dispatcher.DispatchAsync(new DispatchWorkflowDefinitionRequest(version) { InstanceId = $"{definition}-{i}", CorrelationId = CaseWorkflows.Matter }, null, ct);
                }
            },
            default);
    }

    private static async Task<bool> DoneAsync(UnitOfWork unit) => await StateOf.WorkAsync(unit) is var now && now == Expected();
}
