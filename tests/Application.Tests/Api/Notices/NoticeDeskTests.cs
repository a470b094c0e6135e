using System.Net.Http.Json;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api.Notices;

/// <summary>The notice before it is published, and the objections to the one that is, as the staff have them.</summary>
public sealed class NoticeDeskTests : IAsyncLifetime
{
    private SeasonServer season = null!; // opened before each test

    public async Task InitializeAsync() => season = await SeasonServer.OpenAsync();

    public async Task DisposeAsync() => await season.DisposeAsync();

    [Fact]
    public async Task The_words_before_the_list_are_written_by_one_after_the_other_and_frozen_with_it()
    {
        using var secretary = await season.SecretaryAsync();
        var empty = (await secretary.GetAsync("/api/notices/desk")).Body["coming"]!;

        Assert.Equal(204, await WriteAsync(secretary, "现将名单予以公示。", seen: 0));
        Assert.Equal(409, await WriteAsync(secretary, "另一份。", seen: 0));
        Assert.Equal(422, await WriteAsync(secretary, new string('文', NoticeDesk.MaxText + 1), seen: 1));
        var written = (await secretary.GetAsync("/api/notices/desk")).Body["coming"]!;
        var notice = await PublishAsync();
        var published = (await secretary.GetAsync("/api/notices/desk")).Body;

        Assert.Equal(("", 0), ((string)empty["text"]!, (int)empty["revision"]!));
        Assert.Equal("公示名单为空。", (string)empty["obstacle"]!);
        Assert.Equal(("现将名单予以公示。", "secretary"), ((string)written["text"]!, (string)written["writtenBy"]!["userName"]!));
        Assert.NotEqual((string)empty["hash"]!, (string)written["hash"]!);
        Assert.Null(published["coming"]);
        Assert.Equal(notice, (long)published["published"]![0]!["id"]!);
        Assert.Equal(409, await WriteAsync(secretary, "太晚了。", seen: 1));
    }

    [Fact]
    public async Task Who_raised_an_objection_is_shown_to_those_who_handle_it_and_found_by_nobody_else()
    {
        var listed = await season.SubmitAsync(1, unit: 1);
        var notice = await PublishAsync(listed);
        var raised = await season.DoAsync((ObjectionDesk desk, CancellationToken ct) => desk.FileAsync(
            notice, new FiledObjection(listed, ObjectionChannel.Objection, ObjectionSubject.Authenticity, "周明达", "13800000000", "申报数据不实", "见审计报告第三页"), "public", ct));
        await season.DoAsync((ObjectionDesk desk, CancellationToken ct) => desk.FileAsync(
            notice, new FiledObjection(null, ObjectionChannel.Objection, ObjectionSubject.Grade, "吴丽", "13800000001", "名次不妥", "无"), "public", ct));
        await season.DoAsync((UserTasks tasks, CancellationToken ct) => tasks.CreateAsync(
            new NewUserTask { Title = "异议受理", TaskType = "objection-acceptance", CandidateGroups = ["secretariat"], Actions = [new("Accept", "受理")], AboutKind = "objection", AboutId = $"{raised.Id}" }, ct));
        using var secretary = await season.SecretaryAsync();
        using var administrator = await Browser.SignedInAsync(season.Server);

        var handled = (await secretary.GetAsync($"/api/objections/{raised.Id}")).Body;
        var read = (await administrator.GetAsync($"/api/objections/{raised.Id}")).Body;
        var all = (await secretary.GetAsync("/api/objections")).Body;
        var filed = (await secretary.GetAsync("/api/objections?state=filed")).Body;

        Assert.Equal(("周明达", "13800000000"), ((string)handled["filedBy"]!, (string)handled["contact"]!));
        Assert.Equal("异议受理", (string)handled["tasks"]![0]!["title"]!);
        Assert.Equal(Company.Name(1), (string)handled["line"]!["company"]!);
        Assert.DoesNotContain("周明达", read.ToJsonString(Readable));
        Assert.DoesNotContain("13800000000", read.ToJsonString(Readable));
        Assert.Equal("申报数据不实", (string)read["statement"]!);
        Assert.DoesNotContain("周明达", all.ToJsonString(Readable));
        Assert.Equal(["notAccepted", "filed"], all["items"]!.AsArray().Select(one => (string)one!["state"]!));
        Assert.Equal(raised.Id, (long)Assert.Single(filed["items"]!.AsArray())!["id"]!);
        Assert.Single((await secretary.GetAsync("/api/objections?search=周明达")).Body["items"]!.AsArray());
        Assert.Empty((await administrator.GetAsync("/api/objections?search=周明达")).Body["items"]!.AsArray());
        Assert.Equal(404, (await secretary.GetAsync("/api/objections/999")).Status);

        var first = (await secretary.GetAsync("/api/objections?take=1")).Body;
        var second = (await secretary.GetAsync($"/api/objections?take=1&cursor={first["next"]}")).Body;
        Assert.Equal((2, raised.Id), ((int)first["totalCount"]!, (long)Assert.Single(second["items"]!.AsArray())!["id"]!));
        Assert.Null(second["next"]);
        using var expert = await season.SignInAsync("expert", Roles.Expert);
        foreach (var path in (string[])["/api/objections", $"/api/objections/{raised.Id}", "/api/notices/desk"]) Assert.Equal(403, (await expert.GetAsync(path)).Status);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<int> WriteAsync(Browser who, string text, long seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/notices/desk/text") { Content = JsonContent.Create(new { text }) };
        request.Headers.IfMatch.Add(new($"\"{seen}\""));
        using var response = await who.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>A notice with these on its list, whatever they have come to.</summary>
    private Task<long> PublishAsync(params long[] listed) => season.DoAsync(async (services, ct) =>
    {
        var snapshot = NoticeSnapshot.Of(2022, 1, null, listed.Select(id => new NoticeEntry(id, "QB2022-0001", Company.Name(1), "经验", 1, "北京市经济和信息化局")), "现将名单予以公示。");
        var now = season.Server.Time.GetUtcNow();
        var notice = new PublicNotice
        {
            CampaignId = season.CampaignId, Number = 1, Text = "现将名单予以公示。", SnapshotJson = snapshot.Json, Hash = snapshot.Hash, Listed = listed.Length, OpenedAt = now, ClosesAt = now.AddDays(5), IsProvisional = false,
        };
        var db = services.GetRequiredService<DbContext>();
        db.Add(notice);
        await db.SaveChangesAsync(ct);
        return notice.Id;
    });
}
