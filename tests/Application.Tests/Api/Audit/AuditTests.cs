using System.Net;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Application.Tests.Api.Audit;

/// <summary>The record of what was done, as the secretariat and administrators read it.</summary>
public sealed class AuditTests
{
    [Theory, EachDatabase]
    public async Task The_record_is_filtered_paged_and_verified_and_names_the_first_broken_link(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        foreach (var (actor, subject) in new[] { ("王芳", 1L), ("李敏", 1L), ("王芳", 2L) })
            await season.DoAsync<AuditTrail>((audit, ct) => audit.RecordAsync(actor, "test.done", "matter", subject, new { note = "说明" }, ct));
        await season.DoAsync<AuditTrail>((audit, ct) => audit.RecordAsync("secretary", "exchange.state", "exchangeEvent", 3, null, ct));
        season.Server.Time.Advance(TimeSpan.FromDays(1));
        var last = await season.DoAsync<AuditTrail, AuditRecord>((audit, ct) => audit.RecordAsync("王芳", "review.submitted", "application", 9, new { sheet = 1, expertId = 2 }, ct));
        using var secretary = await season.SecretaryAsync();
        await season.DoAsync<DbContext>((db, ct) => db.Set<Account>().Where(account => account.UserName == "secretary").ExecuteUpdateAsync(set => set.SetProperty(account => account.DisplayName, "陈静"), ct));
        foreach (var asked in (string[])["陈静", "secretary", "SECRET"])
        {
            var named = Assert.Single(await ItemsAsync("act=exchange.state&actor=" + Uri.EscapeDataString(asked)));
            Assert.Equal(("secretary", "陈静", "变更交流活动状态", "交流活动"), (named["actor"]!["name"]!.ToString(), named["actor"]!["label"]!.ToString(), named["act"]!["label"]!.ToString(), named["subject"]!["label"]!.ToString()));
        }

        Assert.NotEmpty(await ItemsAsync("actor=" + Uri.EscapeDataString("系统")));
        Assert.Empty(await ItemsAsync("actor=nobody"));

        Assert.Equal([2L, 1, 1], (await ItemsAsync("act=test.done")).Select(line => (long)line["subjectId"]!));
        Assert.Equal(["test.done", "test.done"], (await ItemsAsync("actor=" + Uri.EscapeDataString("王芳") + "&subjectKind=matter")).Select(line => line["act"]!["name"]!.ToString()));
        Assert.Equal(2, (await ItemsAsync("subjectKind=matter&subjectId=1")).Count);
        Assert.Equal([last.Sequence], (await ItemsAsync("from=2022-06-07&until=2022-06-07")).Select(line => (long)line["sequence"]!));
        Assert.Equal(3, (await ItemsAsync("act=test.done&until=2022-06-06")).Count);
        var (_, first) = await secretary.GetAsync("/api/audit?act=test.done&take=2");
        Assert.Equal(3, (int)first["totalCount"]!);
        Assert.Equal(1L, (long)Assert.Single(await ItemsAsync("act=test.done&take=2&cursor=" + first["next"]))["subjectId"]!);
        Assert.Equal(422, (await secretary.GetAsync("/api/audit?cursor=nonsense")).Status);

        var (_, whole) = await secretary.GetAsync("/api/audit/verification");
        Assert.Equal((last.Sequence, last.Sequence, true, null), ((long)whole["upTo"]!, (long)whole["head"]!, (bool)whole["isDone"]!, whole["broken"]));
        var broken = last.Sequence - 2;
        await season.DoAsync<DbContext>((db, ct) => db.Set<AuditRecord>().Where(record => record.Sequence == broken).ExecuteUpdateAsync(set => set.SetProperty(record => record.Actor, "别人"), ct));
        var (_, found) = await secretary.GetAsync("/api/audit/verification");
        Assert.Equal((broken - 1, $"审计记录 {broken} 的内容被改动。"), ((long)found["upTo"]!, found["broken"]!.ToString()));

        async Task<List<JsonObject>> ItemsAsync(string query) => [.. (await secretary.GetAsync("/api/audit?" + query)).Body["items"]!.AsArray().Select(line => line!.AsObject())];
    }

    [Theory, EachDatabase]
    public async Task A_chain_is_walked_stretch_by_stretch_and_a_gap_between_two_is_found(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        for (var i = 0; i < 5; i++) await season.DoAsync<AuditTrail>((audit, ct) => audit.RecordAsync("王芳", "test.done", "matter", i, null, ct));
        var head = await season.DoAsync<DbContext, long>((db, ct) => db.Set<AuditRecord>().MaxAsync(record => record.Sequence, ct));

        List<AuditStretch> stretches = [];
        do stretches.Add(await WalkAsync(stretches.LastOrDefault()?.UpTo ?? 0)); while (!stretches[^1].IsDone);
        Assert.Equal(head, stretches[^1].UpTo);
        Assert.True(stretches.Count >= 3);
        Assert.All(stretches, stretch => Assert.Null(stretch.Broken));

        Assert.Equal($"审计记录 {head + 7} 缺失。", (await WalkAsync(head + 7)).Broken!.Message);

        Task<AuditStretch> WalkAsync(long after) => season.DoAsync<AuditTrail, AuditStretch>((audit, ct) => audit.VerifyAsync(after, 2, ct));
    }

    [Fact]
    public async Task Whoever_may_not_read_it_is_refused()
    {
        await using var season = await SeasonServer.OpenAsync();
        foreach (var role in (string[])[Roles.Applicant, Roles.Unit, Roles.Expert])
        {
            using var browser = await season.SignInAsync(role + "-1", role);
            foreach (var path in (string[])["", "/acts", "/subjects", "/verification", "/export"]) Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.GetAsync("/api/audit" + path)).StatusCode);
        }
    }
}
