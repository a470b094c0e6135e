using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Host;
using BenchmarkWorkflow.Host.Serving;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>
/// <c>lists</c>: the lists of definitions and of instances, as Elsa Studio and our pages ask for them over the host's own HTTP API, with 1,000 definitions and
/// 1,000,000 instances or as many as are asked for: median and slowest of 21 after three of warm-up.
/// </summary>
internal static class ListsWorkload
{
    private const int Runs = 21;
    private const string Password = "a password for benchmarks";

    private static readonly (string Name, string Path, string? Body)[] Questions =
    [
        ("definitions, first page", "workflow-definitions?versionOptions=LatestOrPublished&Page=0&PageSize=10&OrderBy=Name&OrderDirection=Ascending", null),
        ("definitions, published, by time", "workflow-definitions?versionOptions=Published&Page=2&PageSize=10&OrderBy=CreatedAt&OrderDirection=Descending", null),
        ("definitions, search", "workflow-definitions?versionOptions=Latest&Page=0&PageSize=10&SearchTerm=流程 77", null),
        ("definitions, all (the filter box)", "workflow-definitions?versionOptions=LatestOrPublished", null),
        ("definitions page, by last edit", "/api/designer/definitions?orderBy=Edited&descending=true", null),
        ("definitions page, by versions", "/api/designer/definitions?orderBy=Versions&descending=true", null),
        ("definitions page, of a category", $"/api/designer/definitions?category={ListsSeed.Category}", null),
        ("definitions page, by last editor", "/api/designer/definitions?editor=editor-7&orderBy=Edited", null),
        ("definitions page, what to filter by", "/api/designer/definition-facets", null),
        ("instances, first page", "workflow-instances", "{}"),
        ("instances, oldest first", "workflow-instances", """{"orderBy":"Created","orderDirection":"Ascending"}"""),
        ("instances, page 101", "workflow-instances", """{"page":100}"""),
        ("instances, last executed", "workflow-instances", """{"orderBy":"LastExecuted","orderDirection":"Descending"}"""),
        ("instances, last finished", "workflow-instances", """{"orderBy":"Finished","orderDirection":"Descending"}"""),
        ("instances, by name", "workflow-instances", """{"orderBy":"Name","orderDirection":"Ascending"}"""),
        ("instances, running", "workflow-instances", """{"statuses":["Running"]}"""),
        ("instances, running, oldest executed", "workflow-instances", """{"statuses":["Running"],"orderBy":"LastExecuted","orderDirection":"Ascending"}"""),
        ("instances, finished", "workflow-instances", """{"statuses":["Finished"],"subStatuses":["Finished"]}"""),
        ("instances, faulted", "workflow-instances", """{"subStatuses":["Faulted"]}"""),
        ("instances, cancelled or faulted", "workflow-instances", """{"subStatuses":["Cancelled","Faulted"]}"""),
        ("instances, with incidents", "workflow-instances", """{"hasIncidents":true}"""),
        ("instances of a large definition", "workflow-instances", """{"definitionIds":["seed-0"]}"""),
        ("instances of a small definition", "workflow-instances", """{"definitionIds":["seed-900"],"orderBy":"LastExecuted"}"""),
        ("instances of two definitions, running", "workflow-instances", """{"definitionIds":["seed-0","seed-10"],"statuses":["Running"]}"""),
        ("instances of an application", "workflow-instances", """{"correlationId":"application:4711"}"""),
        ("instances, search an application", "workflow-instances", """{"searchTerm":"application:4711"}"""),
        ("instances, search part of a name", "workflow-instances", """{"searchTerm":"报 4242"}"""),
        ("instances, search two letters", "workflow-instances", """{"searchTerm":"申报"}"""),
        ("instances, search in vain", "workflow-instances", """{"searchTerm":"nothing has this name"}"""),
        ("instances, search, running", "workflow-instances", """{"searchTerm":"报 42","statuses":["Running"]}"""),
        ("instances of a day", "workflow-instances", """{"timestampFilters":[{"column":"CreatedAt","operator":"GreaterThanOrEqual","timestamp":"2022-06-10T00:00:00+08:00"},{"column":"CreatedAt","operator":"LessThan","timestamp":"2022-06-11T00:00:00+08:00"}]}"""),
        ("instances of a month, by last executed", "workflow-instances", """{"orderBy":"LastExecuted","timestampFilters":[{"column":"CreatedAt","operator":"GreaterThanOrEqual","timestamp":"2022-06-10T00:00:00+08:00"},{"column":"CreatedAt","operator":"LessThan","timestamp":"2022-07-04T00:00:00+08:00"}]}"""),
    ];

    public static async Task<int> RunAsync(string[] names)
    {
        var count = names.Select(name => int.TryParse(name, out var number) ? number : 0).FirstOrDefault(number => number > 0, ListsSeed.Instances);
        names = [.. names.Where(name => !int.TryParse(name, out _))];
        foreach (var kind in Enum.GetValues<DatabaseKind>().Where(kind => names.Length == 0 || names.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase)))
        {
            await using var bench = await StoreBench.CreateAsync(kind);
            await ListsSeed.FillAsync(kind, bench.ConnectionString, count);
            await using var app = await HostAsync(bench.ConnectionString);
            using var client = await SignInAsync(app);
            if (kind == DatabaseKind.Postgres)
            {
                var cost = await bench.RunAsync(1, 1, _ => ListsSeed.FoldedAsync(bench.ConnectionString));
                Console.WriteLine($"{count} new instances were taken over into the lists, at {cost.ServerMilliseconds / count:0.000} ms CPU of the server each");
                await ListsSeed.SettleAsync(bench.ConnectionString);
            }

            Console.WriteLine($"{kind,-42}{"median ms",10}{"slowest",9}{"cpu ms",9}{"total",11}"); // cpu: of this process, in which SQLite and both ends of HTTP are
            foreach (var (name, path, body) in Questions) await MeasureAsync(client, name, path, body);
            await app.StopAsync(); // before its database goes
        }

        return 0;
    }

    private static async Task MeasureAsync(HttpClient client, string name, string path, string? body)
    {
        var times = new List<double>();
        var (total, cpu) = ("", TimeSpan.Zero);
        for (var run = -3; run < Runs; run++)
        {
            if (run == 0) cpu = Environment.CpuUsage.TotalTime;
            var begun = Stopwatch.GetTimestamp();
            using var answer = body is null ? await client.GetAsync(path) : await client.PostAsJsonAsync(path, Asked(body));
            var text = await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            if (run >= 0) times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            total = JsonNode.Parse(text)!["totalCount"]?.ToString() ?? ""; // every list has it
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        times.Sort();
        Console.WriteLine($"{name,-42}{times[Runs / 2],10:0.0}{times[^1],9:0.0}{cpu.TotalMilliseconds / Runs,9:0.0}{total,11}");
    }

    /// <summary>The members the Studio always sends.</summary>
    private static JsonObject Asked(string body)
    {
        var asked = JsonNode.Parse("""{"page":0,"pageSize":10,"searchTerm":"","isSystem":false,"definitionIds":[],"statuses":[],"subStatuses":[],"timestampFilters":[],"orderBy":"Created","orderDirection":"Descending"}""")!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(body)!.AsObject()) asked[name] = value?.DeepClone();
        return asked;
    }

    private static async Task<WebApplication> HostAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-workflow-lists-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "calendar"));
        File.Copy(Path.Combine(Repository.Root, "workflows", "calendar", "cn-days.csv"), Path.Combine(folder, "calendar", "cn-days.csv"));
        var app = Server.Build(
            new Dictionary<string, string?>
            {
                ["Database"] = database, ["urls"] = "http://127.0.0.1:0", ["DataFolder"] = folder, ["Workflows"] = folder, ["Administrator:Password"] = Password,
            },
            builder => builder.Logging.SetMinimumLevel(LogLevel.Warning));
        await FirstStart.FillAsync(app.Services, TextWriter.Null, default);
        await app.StartAsync();
        app.Lifetime.ApplicationStopped.Register(() => Directory.Delete(folder, recursive: true));
        return app;
    }

    private static async Task<HttpClient> SignInAsync(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single() + "/elsa/api/") };
        using var answer = await client.PostAsJsonAsync("identity/login", new { username = "admin", password = Password });
        var token = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonObject>())!["accessToken"]!.ToString();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
