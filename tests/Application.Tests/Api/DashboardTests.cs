using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.Api.Applications;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>The staff's pictures of the campaign, as they grow.</summary>
public sealed class DashboardTests
{
    [Theory, EachDatabase]
    public async Task The_pictures_show_what_has_happened_and_no_score(DatabaseKind kind)
    {
        await using var season = await SeasonServer.OpenAsync(kind);
        using var secretary = await season.SecretaryAsync();
        var empty = await AskAsync();
        Assert.Equal((0, 0, 0, 49, 14), (empty["stages"]!.AsArray().Count, empty["reviewers"]!.AsArray().Count, (int)empty["incidents"]!, empty["units"]!.AsArray().Count, empty["mail"]!.AsArray().Count));
        Assert.Equal("applications", (string?)empty["deadlines"]![0]!["name"]);

        var whole = new WholeApplication(season);
        await whole.SubmitAsync();
        await season.SubmitAsync(2, 1);
        await whole.RecommendAsync();
        await whole.CheckAsync();
        await whole.AssignAsync();
        await whole.ScoreAsync(1);
        var now = season.Server.Time.GetUtcNow();
        await season.DoAsync((services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().ExecuteUpdateAsync(
            set => set.SetProperty(mail => mail.Status, OutgoingStatus.Sent).SetProperty(mail => mail.SentAt, now.AddDays(-1)), ct));

        var standing = await AskAsync();
        Assert.Equal(["submitted 1", "documentReview 1"], standing["stages"]!.AsArray().Select(one => $"{one!["stage"]} {one["count"]}"));
        Assert.Equal((3, 1, 0), Use(standing["units"]![0]!));
        Assert.Equal((3, 0, 0), Use(standing["units"]![1]!));
        Assert.Equal(whole.Judges.Count, standing["reviewers"]!.AsArray().Count);
        Assert.Equal((1, whole.Judges.Count - 1), (Sum("done"), Sum("open")));
        Assert.Equal(1, (int)standing["mail"]![12]!["sent"]!);
        Assert.Equal(0, (int)standing["mail"]![13]!["sent"]!);
        Assert.DoesNotContain("83.5", standing.ToJsonString(), StringComparison.Ordinal);

        async Task<JsonObject> AskAsync() => (await secretary.GetAsync("/api/dashboard")).Body;

        int Sum(string part) => standing["reviewers"]!.AsArray().Sum(one => (int)one![part]!);

        static (int, int, int) Use(JsonNode unit) => ((int)unit["granted"]!, (int)unit["confirmed"]!, (int)unit["reserved"]!);
    }
}
