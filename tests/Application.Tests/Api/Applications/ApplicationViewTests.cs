using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Api.Applications;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Applications;

/// <summary>Who sees what of an application: the table of <c>src/Api/Applications/README.md</c>, walked.</summary>
public sealed class ApplicationViewTests
{
    private static readonly string[] Audiences = ["secretariat", "unit", "expert"];

    [Fact]
    public void Every_field_of_the_answer_is_in_the_table()
    {
        Assert.Equal(Leaves(typeof(ApplicationView), "").Order(StringComparer.Ordinal), Table().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_audience_is_shown_what_the_table_marks_and_nothing_more()
    {
        await using var season = await SeasonServer.OpenAsync();
        var whole = new WholeApplication(season);
        await whole.AllAsync();
        using var secretary = await season.SecretaryAsync();
        using var clerk = await season.SignInAsync("clerk-1", Roles.Unit, unit: 1);
        using var expert = await season.SignInAsync(whole.Judges[0], Roles.Expert);
        var table = Table();

        var answers = new Dictionary<string, JsonObject>();
        foreach (var (audience, browser) in Audiences.Zip([secretary, clerk, expert]))
        {
            var (status, body) = await browser.GetAsync($"/api/applications/{whole.Id}");
            Assert.Equal(200, status);
            Assert.Equal(audience, body["seenAs"]!.ToString());
            answers[audience] = body;
            var shown = Paths(body, "").ToHashSet();
            Assert.DoesNotContain(shown, path => !table[path].Contains(audience));
            string[] mayLack = audience == "secretariat" ? ["instances[]", "review.recusals[]", "hidden", "endedBecause", "tasks[].assignee", "tasks[].dueAt", "tasks[].finished", "mail[].sentAt", "problems[]"] : [];
            Assert.DoesNotContain(table, row => row.Value.Contains(audience) && !shown.Contains(row.Key) && !mayLack.Any(row.Key.Contains));
        }

        foreach (var (audience, secrets) in new Dictionary<string, string[]>
        {
            ["unit"] = ["83.5", "评审专家", WholeApplication.Comment, WholeApplication.Finding, WholeApplication.SiteFinding, "expert-"],
            ["expert"] = ["83.5", "评审专家", WholeApplication.Opinion, WholeApplication.Comment, WholeApplication.Finding, WholeApplication.SiteFinding, "13900000000", "quality@", "clerk-1"],
        })
            foreach (var secret in secrets) Assert.DoesNotContain(secret, Readable(answers[audience]), StringComparison.Ordinal);
        foreach (var known in (string[])["83.5", WholeApplication.Opinion, WholeApplication.Comment, WholeApplication.Finding, WholeApplication.SiteFinding, "13900000000"])
            Assert.Contains(known, Readable(answers["secretariat"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_score_is_told_to_anybody_before_the_last_is_in()
    {
        await using var season = await SeasonServer.OpenAsync();
        var whole = new WholeApplication(season);
        await whole.SubmitAsync();
        await whole.RecommendAsync();
        await whole.CheckAsync();
        await whole.AssignAsync();
        using var secretary = await season.SecretaryAsync();
        using var administrator = await Browser.SignedInAsync(season.Server);

        await whole.ScoreAsync(2);
        foreach (var browser in (Browser[])[secretary, administrator])
        {
            var (_, view) = await browser.GetAsync($"/api/applications/{whole.Id}");
            Assert.False((bool)view["review"]!["areAllIn"]!);
            Assert.All(view["review"]!["sheets"]!.AsArray(), sheet => Assert.NotNull(sheet!["hidden"]));
            foreach (var secret in (string[])["83.5", WholeApplication.Comment]) Assert.DoesNotContain(secret, Readable(view), StringComparison.Ordinal);
        }

        await whole.ScoreAsync(1);
        var (_, all) = await secretary.GetAsync($"/api/applications/{whole.Id}");
        Assert.Equal(83.5m, (decimal)all["review"]!["value"]!);
        Assert.DoesNotContain("83.5", Readable(all["acts"]!), StringComparison.Ordinal);

        await whole.HearAsync();
        await whole.JudgeAsync(1);
        using var later = await season.SignInAgainAsync("secretary");
        var (_, heard) = await later.GetAsync($"/api/applications/{whole.Id}");
        Assert.Single(heard["defence"]!["panel"]!.AsArray(), member => (bool)member!["hasScored"]!);
        foreach (var secret in (string[])["83.5", WholeApplication.Comment]) Assert.DoesNotContain(secret, Readable(heard["defence"]!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_an_application_does_not_concern_is_told_that_there_is_none()
    {
        await using var season = await SeasonServer.OpenAsync();
        var whole = new WholeApplication(season);
        await whole.SubmitAsync();
        await whole.RecommendAsync();
        await whole.CheckAsync();
        await whole.AssignAsync();
        var draft = await ApplicationListTests.DraftAsync(season, "秘密的经验");
        var drafted = await season.DoAsync<ApplicationFiles, ApplicationDocument>((files, ct) => files.AttachAsync(draft, DocumentKind.Form, "a.docx", Company.Word("秘密"), "drafting", ct));
        var another = Enumerable.Range(1, 9).Select(number => $"expert-{number}").First(name => !whole.Judges.Contains(name));
        using var secretary = await season.SecretaryAsync();
        var document = (long)(await secretary.GetAsync($"/api/applications/{whole.Id}")).Body["documents"]![0]!["id"]!;
        using var clerk = await season.SignInAsync("clerk-1", Roles.Unit, unit: 1);
        using var stranger = await season.SignInAsync("clerk-2", Roles.Unit, unit: 2);
        using var idle = await season.SignInAsync(another, Roles.Expert);
        using var judge = await season.SignInAsync(whole.Judges[0], Roles.Expert);
        using var recused = await season.SignInAsync(whole.Judges[1], Roles.Expert);
        await season.DoAsync<RecusalDesk>((desk, ct) => desk.DeclareAsync(long.Parse(whole.Judges[1].Split('-')[1]), whole.Id, RecusalReason.Kinship, "亲属", "staff", ct));

        foreach (var browser in (Browser[])[stranger, idle, recused])
        {
            var nothing = await (await browser.Client.GetAsync("/api/applications/4711")).Content.ReadAsStringAsync();
            foreach (var path in (string[])[$"{whole.Id}", $"{draft}"])
            {
                using var answer = await browser.Client.GetAsync("/api/applications/" + path);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                Assert.Equal(WithoutTrace(nothing), WithoutTrace(await answer.Content.ReadAsStringAsync()));
            }

            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/api/applications/{whole.Id}/documents/{document}")).StatusCode);
        }

        foreach (var browser in (Browser[])[secretary, clerk, judge])
        {
            using var file = await browser.Client.GetAsync($"/api/applications/{whole.Id}/documents/{document}");
            Assert.Equal(("attachment", "application/octet-stream", "nosniff"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType, file.Headers.GetValues("X-Content-Type-Options").Single()));
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/api/applications/{draft}/documents/{document}")).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/api/applications/{draft}/documents/{drafted.Id}")).StatusCode);
        }

        var (status, seen) = await secretary.GetAsync($"/api/applications/{draft}");
        Assert.Equal(200, status);
        Assert.DoesNotContain("秘密", Readable(seen), StringComparison.Ordinal);
        Assert.Equal(404, (await clerk.GetAsync($"/api/applications/{draft}")).Status);
    }

    [Fact]
    public async Task Who_sits_on_its_panel_or_goes_to_its_site_reads_it_until_recused()
    {
        await using var season = await SeasonServer.OpenAsync();
        var another = await season.SubmitAsync(2, 2);
        var whole = new WholeApplication(season);
        await whole.AllAsync();
        await season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<ScoreSheet>().ExecuteUpdateAsync(set => set.SetProperty(sheet => sheet.State, ScoreSheetState.Voided), ct)); // nobody by its documents
        var team = (await ReadAsync<SiteCheck>()).Single().Team;
        var panel = (await ReadAsync<DefenceSession>()).Single(session => session.Panel.Count > 0).Panel.Except(team).ToList();
        await ReadsUntilRecusedAsync(panel[0]);
        await NothingAsync(Enumerable.Range(1, 9).Select(id => (long)id).Except([.. panel, .. team]).First());

        await season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<DefenceSlot>().ExecuteUpdateAsync(set => set.SetProperty(slot => slot.ApplicationId, another), ct)); // nor by its hearing
        await ReadsUntilRecusedAsync(team[0]);
        await NothingAsync(panel[1]);

        async Task ReadsUntilRecusedAsync(long expert)
        {
            using var browser = await season.SignInAsync($"expert-{expert}", Roles.Expert);
            Assert.Equal("expert", (string?)(await browser.GetAsync($"/api/applications/{whole.Id}")).Body["seenAs"]);
            await season.DoAsync<RecusalDesk>((desk, ct) => desk.DeclareAsync(expert, whole.Id, RecusalReason.Kinship, "亲属", "staff", ct));
            Assert.Equal(404, (await browser.GetAsync($"/api/applications/{whole.Id}")).Status);
        }

        async Task NothingAsync(long expert)
        {
            using var browser = await season.SignInAsync($"expert-{expert}", Roles.Expert);
            Assert.Equal(404, (await browser.GetAsync($"/api/applications/{whole.Id}")).Status);
        }

        Task<List<T>> ReadAsync<T>() where T : class => season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<T>().AsNoTracking().ToListAsync(ct));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_a_company_writes_after_a_return_is_its_own_until_it_hands_in_again(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var whole = new WholeApplication(season);
        await whole.SubmitAsync();
        await season.DoAsync<ApplicationProgress>((progress, ct) => progress.SetStageAsync(whole.Id, ApplicationStage.Recommendation, "转入下一阶段", "staff", ct));
        using var secretary = await season.SecretaryAsync();
        using var first = await season.SignInAsync("clerk-1", Roles.Unit, unit: 1);
        using var second = await season.SignInAsync("clerk-2", Roles.Unit, unit: 2);
        var (_, before) = await first.GetAsync($"/api/applications/{whole.Id}");
        var old = (long)before["documents"]![0]!["id"]!;

        await season.DoAsync<RecommendationDesk>((desk, ct) => desk.ReturnAsync(whole.Id, WholeApplication.Opinion, "clerk-1", ct));
        var draft = await season.DoAsync(async (services, ct) =>
        {
            var revision = await services.GetRequiredService<DbContext>().Set<Selection.Applications.Application>().Where(one => one.Id == whole.Id).Select(one => one.Revision).SingleAsync(ct);
            await services.GetRequiredService<ApplicationDesk>().SaveDraftAsync(new(whole.Id, revision, Title: "改写中的秘密标题", UnitNumber: 2, Fields: new Dictionary<string, string> { ["address"] = "改写中的秘密地址" }), "company-1", ct);
            var files = services.GetRequiredService<ApplicationFiles>();
            await files.RemoveAsync(old, "company-1", ct);
            return await files.AttachAsync(whole.Id, before["documents"]![0]!["kind"]!.GetValue<string>() switch { "form" => DocumentKind.Form, "experience" => DocumentKind.Experience, _ => DocumentKind.Proof }, "改写中的秘密文件.docx", Company.Word("改写中"), "company-1", ct);
        });

        foreach (var browser in (Browser[])[secretary, first])
        {
            var (_, seen) = await browser.GetAsync($"/api/applications/{whole.Id}");
            Assert.Equal(Readable(before["form"]!), Readable(seen["form"]!));
            Assert.Equal(before["documents"]!.AsArray().Select(one => (long)one!["id"]!), seen["documents"]!.AsArray().Select(one => (long)one!["id"]!));
            Assert.DoesNotContain("改写中", Readable(Without(seen, "acts")), StringComparison.Ordinal);
            Assert.Equal(1, (int)seen["application"]!["unitNumber"]!);
            using var document = await browser.Client.GetAsync($"/api/applications/{whole.Id}/documents/{old}");
            Assert.Equal(HttpStatusCode.OK, document.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await browser.Client.GetAsync($"/api/applications/{whole.Id}/documents/{draft.Id}")).StatusCode);
        }

        Assert.DoesNotContain("改写中", Readable((await secretary.GetAsync("/api/applications?search=改写中")).Body), StringComparison.Ordinal);
        Assert.Single((await secretary.GetAsync("/api/applications?unit=1")).Body["items"]!.AsArray());
        Assert.Equal(404, (await second.GetAsync($"/api/applications/{whole.Id}")).Status);

        await season.DoAsync<ApplicationDesk>((desk, ct) => desk.SubmitAsync(whole.Id, "company-1", ct));

        Assert.Equal(404, (await first.GetAsync($"/api/applications/{whole.Id}")).Status);
        var (_, anew) = await second.GetAsync($"/api/applications/{whole.Id}");
        Assert.Equal("改写中的秘密标题", (string?)anew["application"]!["title"]);
        Assert.Contains(anew["documents"]!.AsArray(), one => (string?)one!["fileName"] == "改写中的秘密文件.docx");
        Assert.DoesNotContain(WholeApplication.Opinion, Readable(anew), StringComparison.Ordinal); // what unit 1 thought of it
        Assert.Contains(WholeApplication.Opinion, Readable((await secretary.GetAsync($"/api/applications/{whole.Id}")).Body), StringComparison.Ordinal);
    }

    private static JsonObject Without(JsonObject view, string part)
    {
        var rest = view.DeepClone().AsObject();
        rest.Remove(part);
        return rest;
    }

    private static string WithoutTrace(string problem)
    {
        var body = JsonNode.Parse(problem)!.AsObject();
        body.Remove("traceId");
        return body.ToJsonString();
    }

    private static string Readable(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Where an answer has a value.</summary>
    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        null => [],
        JsonObject members => members.SelectMany(member => Paths(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Paths(item, path + "[]")),
        _ => [path],
    };

    /// <summary>Where an answer could have one.</summary>
    private static IEnumerable<string> Leaves(Type type, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var (its, at) = (property.PropertyType, path.Length == 0 ? name : $"{path}.{name}");
            if (its.IsGenericType && its.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)) (its, at) = (its.GetGenericArguments()[0], at + "[]");
            foreach (var leaf in its.Namespace == typeof(ApplicationView).Namespace ? Leaves(its, at) : [at]) yield return leaf;
        }
    }

    private static Dictionary<string, HashSet<string>> Table() => File.ReadLines(Path.Combine(Shipped.Folder, "..", "src", "Api", "Applications", "README.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => Audiences.Where((_, place) => cells[place + 2] == "yes").ToHashSet());
}
