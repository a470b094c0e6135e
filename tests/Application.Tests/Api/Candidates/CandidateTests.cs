using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api.Candidates;

/// <summary>A recommending unit's board: its applicants, its places, and nobody else's.</summary>
public sealed class CandidateTests
{
    [Theory, EachDatabase]
    public async Task A_unit_orders_its_applicants_and_sees_who_holds_its_places_and_no_other_units(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        var (a, b, c, others) = (await season.SubmitAsync(1, 3), await season.SubmitAsync(2, 3), await season.SubmitAsync(3, 3), await season.SubmitAsync(4, 4));
        var task = (await season.DoAsync<UserTasks, TaskReceipt>((tasks, ct) => tasks.CreateAsync(
            new NewUserTask { TaskType = "recommendation", Title = "推荐审核", CandidateGroups = ["unit:3"], AboutKind = "application", AboutId = $"{b}", Actions = [new("Recommend", "推荐")] }, ct))).TaskId;
        using var clerk = await season.SignInAsync("clerk-3", Roles.Unit, 3);
        using var colleague = await season.SignInAsync("clerk-3b", Roles.Unit, 3);
        using var other = await season.SignInAsync("clerk-4", Roles.Unit, 4);

        var (_, board) = await clerk.GetAsync("/api/candidates");
        Assert.Equal([a, b, c], Ids(board));
        Assert.Equal((3, 3, 0), ((int)board["unit"]!["number"]!, (int)board["places"]!["left"]!, (int)board["revision"]!));
        Assert.Equal([null, task, null], board["candidates"]!.AsArray().Select(one => (long?)one!["taskId"]));
        Assert.Equal([others], Ids((await other.GetAsync("/api/candidates")).Body));
        Assert.Equal((404, 404), ((await other.GetAsync("/api/candidates?unit=3")).Status, (await RankAsync(other, 3, null, [a])).Status));

        var ranked = await RankAsync(clerk, 3, 0, [c, a]);
        Assert.Equal(200, ranked.Status);
        Assert.Equal([c, a, b], Ids(ranked.Body));
        var stale = await RankAsync(colleague, 3, 0, [b]);
        Assert.Equal((409, true), (stale.Status, stale.Body["title"]!.ToString().Contains("clerk-3", StringComparison.Ordinal)));
        Assert.Equal(404, (await RankAsync(clerk, 3, 1, [a, others])).Status);
        Assert.Equal(422, (await RankAsync(clerk, 3, 1, [a, a])).Status);
        Assert.Equal([c, a, b], Ids((await colleague.GetAsync("/api/candidates?unit=3")).Body));

        await season.DoAsync<ApplicationProgress>((progress, ct) => progress.SetStageAsync(a, ApplicationStage.Recommendation, "等待推荐单位审核", "system", ct));
        await season.DoAsync<RecommendationDesk>((desk, ct) => desk.RecommendAsync(a, "经验扎实", "clerk-3", ct));
        var (_, after) = await colleague.GetAsync("/api/candidates");
        Assert.Equal(("confirmed", "recommended", true), after["candidates"]![1] is var one ? (one!["place"]!.ToString(), one["decision"]!["decision"]!.ToString(), (bool)one["mayRevoke"]!) : default);
        Assert.Equal(404, (await other.PostAsync($"/api/candidates/{a}/revocation", new { opinion = "不属于我" })).Status);
        Assert.Equal(422, (await clerk.PostAsync($"/api/candidates/{a}/revocation", new { opinion = " " })).Status);
        Assert.Equal(204, (await clerk.PostAsync($"/api/candidates/{a}/revocation", new { opinion = "另有更优" })).Status);
        var (_, revoked) = await clerk.GetAsync("/api/candidates");
        Assert.Equal(["grant 3", "reserve 2", "confirm 2", "release 3"], revoked["ledger"]!.AsArray().Select(line => $"{line!["kind"]} {line["left"]}"));
        Assert.Equal("notRecommended", revoked["candidates"]![1]!["outcome"]!.ToString());
    }

    [Fact]
    public async Task A_unit_asks_for_more_places_with_its_proof_and_reads_the_answer()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var clerk = await season.SignInAsync("clerk-3", Roles.Unit, 3);
        using var other = await season.SignInAsync("clerk-4", Roles.Unit, 4);
        using var secretary = await season.SecretaryAsync();
        var proof = Company.Word("活动通知");

        var (status, refused) = await AskAsync(clerk, 3, "", null);
        Assert.Equal((422, "activity evidence"), (status, string.Join(' ', refused["errors"]!.AsObject().Select(field => field.Key).Order())));
        Assert.Equal(422, (await AskAsync(clerk, 3, "本省质量标杆活动", "MZ program"u8.ToArray())).Status);
        Assert.Equal(404, (await AskAsync(other, 3, "不是我的单位", proof)).Status);
        var (made, request) = await AskAsync(clerk, 3, "本省质量标杆活动", proof);
        Assert.Equal(201, made);
        var id = (long)request["id"]!;
        Assert.Equal(409, (await AskAsync(clerk, 3, "再来一次", proof)).Status);
        Assert.Equal(404, (await other.GetAsync($"/api/candidates/relaxations/{id}")).Status);
        using (var hidden = await other.Client.GetAsync($"/api/candidates/relaxations/{id}/evidence")) Assert.Equal(404, (int)hidden.StatusCode);
        foreach (var reader in (Browser[])[clerk, secretary])
            Assert.Equal(proof, await reader.Client.GetByteArrayAsync($"/api/candidates/relaxations/{id}/evidence"));

        await season.DoAsync<RelaxationDesk>((desk, ct) => desk.RefuseAsync(id, "证明未盖章", "secretary", ct));
        var (_, answered) = await clerk.GetAsync("/api/candidates");
        Assert.Equal(("refused", "证明未盖章", true), answered["relaxations"]![0] is var one ? (one!["status"]!.ToString(), one["reason"]!.ToString(), (bool)answered["mayAskForMore"]!) : default);
        var (_, second) = await AskAsync(clerk, 3, "本省质量标杆活动", proof);
        await season.DoAsync<RelaxationDesk>((desk, ct) => desk.GrantAsync((long)second["id"]!, "同意", "secretary", ct));
        var (_, granted) = await clerk.GetAsync("/api/candidates");
        Assert.Equal((5, true, false), ((int)granted["places"]!["granted"]!, (bool)granted["places"]!["relaxed"]!, (bool)granted["mayAskForMore"]!));
    }

    [Fact]
    public async Task Who_is_staff_of_no_unit_has_no_board()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var admin = await Browser.SignedInAsync(season.Server);
        using var unplaced = await season.SignInAsync("clerk-0", Roles.Unit);
        using var secretary = await season.SecretaryAsync();

        Assert.Equal((404, 404, 403), ((await admin.GetAsync("/api/candidates")).Status, (await unplaced.GetAsync("/api/candidates?unit=3")).Status, (await secretary.GetAsync("/api/candidates")).Status));
    }

    private static long[] Ids(JsonObject board) => [.. board["candidates"]!.AsArray().Select(one => (long)one!["id"]!)];

    private static async Task<(int Status, JsonObject Body)> RankAsync(Browser browser, int unit, long? seen, long[] order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/candidates/order") { Content = JsonContent.Create(new { unit, order }) };
        if (seen is { } revision) request.Headers.TryAddWithoutValidation("If-Match", $"\"{revision}\"");
        using var response = await browser.Client.SendAsync(request);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }

    private static async Task<(int Status, JsonObject Body)> AskAsync(Browser browser, int unit, string activity, byte[]? proof)
    {
        using var form = new MultipartFormDataContent { { new StringContent($"{unit}"), "unit" }, { new StringContent(activity), "activity" } };
        if (proof is not null) form.Add(new ByteArrayContent(proof), "file", "活动通知.docx");
        using var response = await browser.Client.PostAsync("/api/candidates/relaxations", form);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonObject>())!);
    }
}
