using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Application.Tests.Api.Applications;

/// <summary>The secretariat's list of all applications, and its export.</summary>
public sealed class ApplicationListTests
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory, EachDatabase]
    public async Task The_list_is_searched_filtered_sorted_paged_and_counted(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var (a, b, c) = (await season.SubmitAsync(1, 3), await season.SubmitAsync(2, 1), await season.SubmitAsync(3, 2));
        await season.DoAsync<ApplicationProgress>((progress, ct) => progress.WithdrawAsync(c, "自身安排调整", "company-3", ct));
        using var secretary = await season.SecretaryAsync();

        Assert.Equal([a, b, c], await IdsAsync("sort=receipt"));
        Assert.Equal([b, c, a], await IdsAsync("sort=unit"));
        Assert.Equal([a, c, b], await IdsAsync("sort=unit&descending=true"));
        Assert.Equal([b], await IdsAsync("search=" + Uri.EscapeDataString("第2示范")));
        Assert.Equal([a], await IdsAsync("search=qb2022-0001"));
        Assert.Equal([c], await IdsAsync("stage=concluded&outcome=withdrawn"));
        Assert.Equal([a, b], await IdsAsync("unit=3&unit=1&area=1"));
        Assert.Empty(await IdsAsync("area=4"));

        var first = await PageAsync("sort=unit&take=2");
        Assert.Equal(3, (int)first["totalCount"]!);
        var second = await PageAsync("sort=unit&take=2&cursor=" + first["next"]);
        Assert.Equal([a], Ids(second));
        Assert.Null(second["next"]);
        var (status, problem) = await secretary.GetAsync("/api/applications?sort=stage&cursor=" + first["next"]);
        Assert.Equal((422, "urn:benchmark-workflow:problem:cursor-invalid"), (status, problem["type"]?.ToString()));
        var counts = await secretary.Client.GetFromJsonAsync<JsonArray>("/api/applications/counts");
        Assert.Equal(["submitted open 2", "concluded withdrawn 1"], counts!.Select(one => $"{one!["stage"]} {one["outcome"]} {one["count"]}"));
        Assert.Equal(404, (await secretary.GetAsync("/api/applications?year=1999")).Status);

        async Task<JsonObject> PageAsync(string query)
        {
            var (answer, body) = await secretary.GetAsync("/api/applications?" + query);
            Assert.True(answer == 200, $"{query}: {answer} {body}");
            return body;
        }

        async Task<long[]> IdsAsync(string query) => Ids(await PageAsync(query));
    }

    [Fact]
    public async Task Nobody_but_the_secretariat_and_administrators_reads_the_list()
    {
        await using var season = await SeasonServer.OpenAsync();
        await season.SubmitAsync(1, 1);
        foreach (var role in (string[])[Roles.Applicant, Roles.Unit, Roles.Expert, Roles.ProcessOwner])
        {
            using var browser = await season.SignInAsync(role + "-1", role, role == Roles.Unit ? 1 : null);
            foreach (var path in (string[])["", "/counts", "/export"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.GetAsync("/api/applications" + path)).StatusCode);
        }
    }

    [Fact]
    public async Task What_is_written_in_a_draft_is_in_no_list()
    {
        await using var season = await SeasonServer.OpenAsync();
        await DraftAsync(season, "秘密的经验");
        using var secretary = await season.SecretaryAsync();

        var (_, all) = await secretary.GetAsync("/api/applications");
        var (_, found) = await secretary.GetAsync("/api/applications?search=" + Uri.EscapeDataString("秘密"));

        Assert.Equal("", Assert.Single(all["items"]!.AsArray())!["title"]!.ToString());
        Assert.Empty(found["items"]!.AsArray());
        Assert.DoesNotContain("秘密", await CellsAsync(secretary.Client, ""));
    }

    [Fact]
    public async Task The_export_has_the_filtered_rows_the_chosen_columns_and_no_formula()
    {
        await using var season = await SeasonServer.OpenAsync();
        await season.SubmitAsync(1, 1);
        var harmful = await season.SubmitAsync(2, 2);
        await season.DoAsync<DbContext>((db, ct) => db.Set<Selection.Applications.Application>().Where(a => a.Id == harmful)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, "=HYPERLINK(\"http://bad.example\",\"点\")\u0001"), ct));
        using var secretary = await season.SecretaryAsync();

        using var response = await secretary.Client.GetAsync("/api/applications/export?unit=2&column=receiptNumber&column=title&column=submittedAt");
        var (file, xml) = await SheetAsync(response);

        Assert.Equal("2022年申报汇总表.xlsx", file);
        Assert.Equal(["受理编号", "质量标杆名称", "提交时间", "QB2022-0002", "=HYPERLINK(\"http://bad.example\",\"点\")"], Texts(xml));
        Assert.Empty(xml.Descendants(Sheet + "f"));
        var submitted = DateTime.FromOADate(double.Parse(Assert.Single(xml.Descendants(Sheet + "v")).Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(season.Server.Time.GetUtcNow().UtcDateTime.AddHours(8), submitted, TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await secretary.Client.GetAsync("/api/applications/export?column=nothing")).StatusCode);
        Assert.Equal(15, Texts((await SheetAsync(await secretary.Client.GetAsync("/api/applications/export?unit=3"))).Xml).Count);
    }

    internal static Task<long> DraftAsync(SeasonServer season, string title) => season.DoAsync(async (services, ct) =>
    {
        var code = "91110108MA1000077";
        var company = await Get<ApplicantRegister>().RegisterAsync(
            new ApplicantData("起草中的公司", code + CreditCode.CheckCharacter(code), "示范路 1 号", "联系人", "13900000000", "draft@company.example"), "drafting", ct);
        var application = await Get<ApplicationDesk>().OpenAsync(season.CampaignId, company.Id, "drafting", ct);
        await Get<ApplicationDesk>().SaveDraftAsync(new DraftChange(application.Id, application.Revision, title, 1, 1, new Dictionary<string, string> { ["summary"] = title }), "drafting", ct);
        return application.Id;

        T Get<T>() where T : notnull => (T)services.GetService(typeof(T))!;
    });

    private static async Task<string> CellsAsync(HttpClient client, string query) => string.Join("|", Texts((await SheetAsync(await client.GetAsync("/api/applications/export" + query))).Xml));

    private static async Task<(string? File, XDocument Xml)> SheetAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", response.Content.Headers.ContentType!.MediaType);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        foreach (var part in zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) || entry.Name.EndsWith(".rels", StringComparison.Ordinal)))
            using (var stream = part.Open()) XDocument.Load(stream); // each is well formed
        using var sheet = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        return (response.Content.Headers.ContentDisposition!.FileNameStar, XDocument.Load(sheet));
    }

    private static List<string> Texts(XDocument xml) => [.. xml.Descendants(Sheet + "t").Select(text => text.Value)];

    private static long[] Ids(JsonObject page) => [.. page["items"]!.AsArray().Select(row => (long)row!["id"]!)];
}
