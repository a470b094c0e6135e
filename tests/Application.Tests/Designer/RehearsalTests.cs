using System.Diagnostics;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Validation;
using BenchmarkWorkflow.Host.Commands;
using BenchmarkWorkflow.Host.Designer.Rehearsals;
using BenchmarkWorkflow.Host.Rehearsal;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Designer;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Designer;

/// <summary>A draft is tried out on a whole season, beside the published version.</summary>
public sealed class RehearsalTests
{
    private const string Definition = "eligibility";

    [Fact]
    public async Task A_draft_that_sends_another_letter_is_rehearsed_beside_the_published_version()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");
        var (model, revision) = await li.OpenAsync("application");
        Again(model, "receipt");
        Assert.Equal(200, (await li.SaveAsync(model, revision)).Status);

        var asked = await li.TellAsync(Desk.Api + "application/rehearsals", new { applications = 4 }, 202);
        var same = await li.TellAsync(Desk.Api + "application/rehearsals", new { applications = 4 }, 202);
        var done = await EndAsync(li, "application", asked["id"]!.ToString());

        Assert.Equal(asked["id"]!.ToString(), same["id"]!.ToString());
        Assert.Equal(("done", 1.0), (done["rehearsal"]!["state"]!.ToString(), (double)done["rehearsal"]!["progress"]!));
        var comparison = done["comparison"]!;
        var letters = comparison["mail"]!.AsArray().Single(letter => letter!["key"]!.ToString() == "application-received")!;
        var (before, after) = ((int)letters["before"]!, (int)letters["after"]!);
        Assert.InRange(before, 1, 4);
        Assert.Equal(2 * before, after); // each is sent twice, and no other letter is another number of times
        Assert.All(comparison["mail"]!.AsArray().Where(letter => letter != letters), letter => Assert.Equal((int)letter!["before"]!, (int)letter["after"]!));
        Assert.Matches("^与现行版本相比：邮件 [0-9,]+ → [0-9,]+。$", comparison["summary"]!.ToString());
        Assert.False((bool)comparison["identical"]!);
        Assert.All(comparison["checks"]!.AsArray(), check => Assert.True((bool)check!["after"]!, check.ToJsonString()));

        var kept = server.Services.GetRequiredService<UnitOfWork>();
        Assert.Equal(2, await kept.ReadAsync((services, ct) => services.GetRequiredService<DbContext>().Set<RehearsedSeason>().CountAsync(ct), CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task Old_rehearsals_are_forgotten_and_with_them_the_seasons_that_no_other_came_to(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var now = database.Time.GetUtcNow();
        await database.RunAsync((services, ct) =>
        {
            var db = services.GetRequiredService<DbContext>();
            db.AddRange(Ended("old", now.AddDays(-31), "s1", "s2"), Ended("new", now.AddDays(-29), "s3", "s2"), Ended("runs", null, null, null));
            db.AddRange(new[] { "s1", "s2", "s3", "s4" }.Select((key, number) => new RehearsedSeason { Key = key, Result = "{}", At = now.AddDays(number == 3 ? -1 : -40) })); // the last is of a rehearsal that runs
            return db.SaveChangesAsync(ct);
        });

        var said = await database.RunAsync(RehearsalDesk.ForgetAsync);

        Assert.Equal("清理演练 1 次、演练结果 1 份", said);
        Assert.Equal(["new", "runs"], await database.RunAsync((services, ct) => services.GetRequiredService<DbContext>().Set<RehearsalJob>().Select(job => job.DefinitionId).Order().ToListAsync(ct)));
        Assert.Equal(["s2", "s3", "s4"], await database.RunAsync((services, ct) => services.GetRequiredService<DbContext>().Set<RehearsedSeason>().Select(season => season.Key).Order().ToListAsync(ct)));

        static RehearsalJob Ended(string definition, DateTimeOffset? at, string? draft, string? published) => new()
        {
            DefinitionId = definition, DraftHash = "hash", By = "li", EndedAt = at, State = at is null ? RehearsalState.Running : RehearsalState.Done, DraftSeason = draft, PublishedSeason = published,
        };
    }

    [Fact]
    public async Task A_draft_that_fails_tells_where_in_the_process()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");
        var (model, revision) = await li.OpenAsync(Definition);
        var fault = Sample.Activity("boom", "Elsa.Fault", ("message", new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = "此处有误" } }));
        fault["metadata"] = new JsonObject { ["displayText"] = "出错的一步" };
        fault["customProperties"] = new JsonObject { ["canStartWorkflow"] = false };
        Before(model, fault);
        Assert.Equal(200, (await li.SaveAsync(model, revision)).Status);

        var asked = await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 1 }, 202);
        var done = await EndAsync(li, Definition, asked["id"]!.ToString());

        Assert.True(done["comparison"] is not null, done.ToJsonString());
        var trouble = done["comparison"]!["troubles"]![0]!;
        Assert.Equal((Definition, "出错的一步", true), (trouble["definitionId"]!.ToString(), trouble["activity"]!.ToString(), (bool)trouble["new"]!));
        Assert.Contains("次故障", done["comparison"]!["summary"]!.ToString());
    }

    [Fact]
    public async Task A_draft_that_cannot_be_published_is_refused_at_once_with_the_activity_and_what_is_wrong()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");
        var (model, revision) = await li.OpenAsync("eligibility");
        var review = model["root"]!["activities"]!.AsArray().Single(activity => (string)activity!["id"]! == "review")!;
        review["workingDays"]!["expression"]!["value"] = "abc";
        Assert.Equal(200, (await li.SaveAsync(model, revision)).Status);

        var refused = await li.TellAsync($"{Desk.Api}eligibility/rehearsals", new { applications = 1 }, 400);

        var said = System.Text.RegularExpressions.Regex.Unescape(refused.ToJsonString());
        Assert.Contains("秘书处审查", said, StringComparison.Ordinal);
        Assert.Contains("工作日", said, StringComparison.Ordinal);
        Assert.Contains("abc", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_is_stopped()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");

        var first = await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 500 }, 202);
        var second = await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 400 }, 202);
        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals/{second["id"]}/stop", status: 204);
        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals/{first["id"]}/stop", status: 204);

        foreach (var asked in (JsonNode[])[first, second])
            Assert.Equal("cancelled", (await EndAsync(li, Definition, asked["id"]!.ToString()))["rehearsal"]!["state"]!.ToString());
    }

    [Fact]
    public async Task A_rehearsal_whose_progress_could_not_be_noted_for_a_while_is_stopped_all_the_same()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");
        var path = $"{Desk.Api}{Definition}/rehearsals";
        var asked = await li.TellAsync(path, new { applications = 500 }, 202);
        await UntilAsync(li, $"{path}/{asked["id"]}", found => found["rehearsal"]!["state"]!.ToString() == "running");

        await ExecuteAsync(server, "CREATE TRIGGER broken BEFORE UPDATE ON designer_rehearsals BEGIN SELECT RAISE(ABORT, 'disk'); END");
        await Task.Delay(TimeSpan.FromSeconds(3));
        await ExecuteAsync(server, "DROP TRIGGER broken");
        await li.TellAsync($"{path}/{asked["id"]}/stop", status: 204);

        Assert.Equal("cancelled", (await EndAsync(li, Definition, asked["id"]!.ToString()))["rehearsal"]!["state"]!.ToString());
    }

    [Fact]
    public async Task More_rehearsals_than_may_wait_are_refused()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, Desk.ServicesMayStop, ("Workflows", Repository.Workflows), ("Rehearsals:MostQueued", "1"));
        await server.Services.GetRequiredService<RehearsalRunner>().StopAsync(CancellationToken.None);
        var li = await server.ProcessOwnerAsync("李某");

        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 5 }, 202);
        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 6 }, 409);
        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 5 }, 202); // the same again is no other
    }

    [Fact]
    public async Task The_process_of_a_season_knows_no_secret_and_ends_with_the_one_that_started_it()
    {
        var scratch = Directory.CreateTempSubdirectory("season-");
        var order = new SeasonOrder(Repository.Workflows, scratch.FullName, 2022, 500, 1, "Asia/Shanghai", ValidationMode.Strict, TimeSpan.FromMinutes(1), 512);
        var start = SeasonProcess.Start(order, Path.Combine(scratch.FullName, "result.json"));
        Assert.Equal((false, false, true), (SeasonProcess.Needed("DOTNET_Mail__Password"), SeasonProcess.Needed("Database"), SeasonProcess.Needed("PATH")));
        Assert.All(start.Environment.Keys, name => Assert.Matches("^(PATH|HOME|LANG|LANGUAGE|TZ|TZDIR|LD_LIBRARY_PATH|TMPDIR|TEMP|TMP|LC_.*|DOTNET_.*)$", name));
        Assert.Equal("20000000", start.Environment["DOTNET_GCHeapHardLimit"]);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        Assert.Contains("share", await process.StandardError.ReadLineAsync());

        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);

        Assert.Equal(ExitCode.Failed, process.ExitCode);
        scratch.Delete(recursive: true);
    }

    [Fact]
    public async Task A_year_that_has_no_campaign_and_too_many_companies_are_refused()
    {
        await using var server = await RunningServer.StartAsync(Persistence.DatabaseKind.Sqlite, ("Workflows", Repository.Workflows));
        var li = await server.ProcessOwnerAsync("李某");

        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { campaign = 1999 }, 422);
        await li.TellAsync($"{Desk.Api}{Definition}/rehearsals", new { applications = 1_000_000 }, 422);
        await li.TellAsync($"{Desk.Api}nothing/rehearsals", status: 404);
    }

    [Fact]
    public void Two_seasons_are_compared_in_one_sentence_and_company_by_company()
    {
        var published = Season([("甲", "selected"), ("乙", "selected"), ("丙", "notSelected")], mail: 4014, days: 200);
        var draft = Season([("甲", "selected"), ("乙", "notSelected"), ("丙", "notSelected")], mail: 4260, days: 200);

        var compared = SeasonComparison.Of(draft, published);

        Assert.Equal("与现行版本相比：入选 2 → 1，邮件 4,014 → 4,260，1 家企业的结果不同。", compared.Summary);
        Assert.Equal(("乙", "selected", "notSelected"), (compared.Applications.Single().Company, compared.Applications.Single().Before, compared.Applications.Single().After));
        Assert.Equal([("notSelected", 1, 2), ("selected", 2, 1)], compared.Outcomes.Select(outcome => (outcome.Key, outcome.Before!.Value, outcome.After)));
        Assert.False(compared.Identical);
        Assert.True(SeasonComparison.Of(draft, draft).Identical);
        Assert.Equal("这个流程还没有发布过，演练结果：入选 1，邮件 4,260，待办 0，历时天数 200。", SeasonComparison.Of(draft, null).Summary);
    }

    [Fact]
    public void What_failed_before_too_is_not_new()
    {
        var old = new RehearsedTrouble("d", "流程", "a", "一步", "X", "坏了", 1);
        var published = Season([], 0, 1) with { Details = Details([old]) };
        var draft = Season([], 0, 1) with { Details = Details([old with { Count = 3 }, old with { ActivityId = "b" }]), Instances = new(0, 2, 0, 0) };

        var compared = SeasonComparison.Of(draft, published);

        Assert.Equal([("a", false), ("b", true)], compared.Troubles.Select(trouble => (trouble.ActivityId, trouble.New)));
        Assert.EndsWith("注意：发生 4 次故障，2 个流程没有走完。", compared.Summary);
    }

    [Fact]
    public void Seasons_of_which_anything_is_different_are_not_the_same()
    {
        var published = Season([("甲", "selected")], 1, 1) with { Details = Details([]), Notice = new(DateTimeOffset.UnixEpoch, null, 1, 0, 0, 1, "hash") };
        var slower = published with { WallSeconds = 60 };
        RehearsalResult[] others =
        [
            published with { Notice = published.Notice with { Objections = 1 } },
            published with { Events = [new("交流", null, 1, 1)] },
            published with { Tasks = new(0, 1, 0, 0) },
            published with { Applications = [published.Applications[0] with { DocumentScore = 90 }] },
            published with { Applications = [published.Applications[0] with { PackageAt = DateTimeOffset.UnixEpoch }] },
            published with { Details = Details([]) with { Checks = [new("名额", true, "没有超出")] } },
        ];

        Assert.True(SeasonComparison.Of(slower, published).Identical);
        Assert.All(others, other => Assert.False(SeasonComparison.Of(other, published).Identical));
    }

    [Fact]
    public void What_does_not_hold_is_said_in_the_first_sentence()
    {
        var broken = Season([], 0, 1) with { Details = Details([]) with { Checks = [new("名额", false, "超出"), new("公示", true, "")] } };

        var compared = SeasonComparison.Of(broken, broken);

        Assert.Equal("与现行版本相比，这一季的结果完全相同。 注意：1 项检查不成立。", compared.Summary);
        Assert.EndsWith("Mind: 1 check does not hold.", compared.SummaryEn);
    }

    private static RehearsedDetails Details(IReadOnlyList<RehearsedTrouble> troubles) => new() { Stages = [], Tasks = [], Troubles = troubles, Waiting = [], Checks = [] };

    private static RehearsalResult Season((string Company, string Outcome)[] applications, int mail, int days) => new()
    {
        Campaign = "2022", Seed = 1, VirtualDays = days, WallSeconds = 0,
        Applications = [.. applications.Select(one => new RehearsedApplication(one.Company, one.Company, 1, 1, DateTimeOffset.UnixEpoch, null, "concluded", null, null, "none", one.Outcome))],
        Units = [], Mail = new() { ["letter"] = mail }, Tasks = new(0, 0, 0, 0), Notice = null, Events = [], Instances = new(0, 0, 0, 0), Incidents = 0,
    };

    /// <summary>Puts a step between the start of the flowchart and what comes next.</summary>
    private static void Before(JsonObject model, JsonObject step)
    {
        var root = model["root"]!.AsObject();
        var connections = root["connections"]!.AsArray();
        var targets = connections.Select(connection => connection!["target"]!["activity"]!.ToString()).ToHashSet();
        var start = root["activities"]!.AsArray().First(activity => !targets.Contains(activity!["id"]!.ToString()))!["id"]!.ToString();
        var first = connections.First(connection => connection!["source"]!["activity"]!.ToString() == start)!;
        var then = first["target"]!["activity"]!.ToString();
        first["target"] = new JsonObject { ["activity"] = "boom", ["port"] = "In" };
        root["activities"]!.AsArray().Add(step);
        connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = "boom", ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = then, ["port"] = "In" } });
    }

    /// <summary>Does a step twice, one after the other.</summary>
    private static void Again(JsonObject model, string id)
    {
        var root = model["root"]!.AsObject();
        var step = root["activities"]!.AsArray().Single(activity => activity!["id"]!.ToString() == id)!.DeepClone();
        (step["id"], step["nodeId"], step["name"]) = ("again", "Workflow1:flow:again", "again");
        root["activities"]!.AsArray().Add(step);
        foreach (var connection in root["connections"]!.AsArray().Where(connection => connection!["source"]!["activity"]!.ToString() == id)) connection!["source"]!["activity"] = "again";
        root["connections"]!.AsArray().Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = id, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = "again", ["port"] = "In" } });
    }

    private static Task ExecuteAsync(RunningServer server, string sql) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
        (services, ct) => services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync(sql, ct), CancellationToken.None);

    private static Task<JsonNode> EndAsync(HttpClient client, string definition, string id) =>
        UntilAsync(client, $"{Desk.Api}{definition}/rehearsals/{id}", answer => answer["rehearsal"]!["state"]!.ToString() is not ("queued" or "running"));

    private static async Task<JsonNode> UntilAsync(HttpClient client, string path, Func<JsonNode, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        while (true)
        {
            var answer = await client.AskAsync(path);
            if (holds(answer)) return answer;
            await Task.Delay(200, patience.Token);
        }
    }
}
