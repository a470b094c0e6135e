using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;

namespace BenchmarkWorkflow.Application.Tests.Api.Mail;

/// <summary>The words of the letters as the secretariat changes them.</summary>
public sealed class TemplateTests(SecretarysSeason shared) : IClassFixture<SecretarysSeason>
{
    private const string Granted = "/api/mail/templates/recommendation-granted";

    private const string Model = """{"year":2022,"company":"第7示范制造有限公司","receiptNumber":"QB2022-0007","unit":"北京市经济和信息化局"}""";

    private readonly Browser secretary = shared.Secretary;

    [Fact]
    public async Task Words_are_tried_on_real_data_hold_once_saved_and_can_be_taken_back()
    {
        var application = await shared.Season.SubmitAsync(7, unit: 1);
        var before = await LetterAsync("before", application);
        var (subject, text) = ("【{{year}}】{{company}}已获推荐", "{{company}}：\n\n贵单位已获{{unit}}推荐。{{#if opinion}}意见：{{opinion}}{{/if}}");

        var preview = (await secretary.PostAsync(Granted + "/preview", new { subject, text, applicationId = application })).Body;
        var saved = await WriteAsync(subject, text, seen: 0);
        var stale = await WriteAsync(subject, text + "。", seen: 0);
        var after = await LetterAsync("after", application);
        var listed = JsonNode.Parse(await secretary.Client.GetStringAsync("/api/mail/templates?take=100"))!["items"]!.AsArray();
        var back = await BackAsync(0, seen: 1);
        var again = await BackAsync(1, seen: 2);
        var unknown = await BackAsync(9, seen: 3);
        await BackAsync(0, seen: 3);
        var view = (await secretary.GetAsync(Granted)).Body;

        Assert.Equal("【2022】第7示范制造有限公司已获推荐", (string)preview["subject"]!);
        Assert.Equal(["opinion"], preview["sampled"]!.AsArray().Select(name => (string)name!));
        Assert.Equal((204, 409), (saved, stale));
        Assert.NotEqual("【2022】第7示范制造有限公司已获推荐", before);
        Assert.Equal("【2022】第7示范制造有限公司已获推荐", after);
        Assert.Equal(1, (int)listed.Single(line => (string)line!["name"]! == "recommendation-granted")!["version"]!);
        Assert.Equal((204, 204, 404), (back, again, unknown));
        Assert.Equal([4, 3, 2, 1, 0], view["versions"]!.AsArray().Select(version => (int)version!["version"]!));
        Assert.True((bool)view["line"]!["isFile"]!);
        Assert.Equal(before, await LetterAsync("end", application));
    }

    [Theory]
    [InlineData("{{firma}}", "text", "没有名为“firma”的变量")]
    [InlineData("{{#if opinion}}意见", "text", "没有结束")]
    [InlineData("{{{company}}}", "text", "两层花括号")]
    [InlineData("", "text", "请填写内容")]
    public async Task Words_that_could_not_be_sent_are_told_line_by_line_and_not_saved(string text, string field, string said)
    {
        using var response = await PutAsync("{{company}}", text, seen: null);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(422, (int)response.StatusCode);
        Assert.Contains(said, (string)problem["errors"]![field]![0]!);
        Assert.Equal(422, (await secretary.PostAsync(Granted + "/preview", new { subject = "x", text })).Status);
    }

    [Fact]
    public async Task Letters_are_the_secretariats()
    {
        using var expert = await shared.Season.SignInAsync("expert", Roles.Expert);

        Assert.Equal(403, (await expert.GetAsync(Granted)).Status);
        Assert.Equal(403, (await expert.PostAsync(Granted + "/restore", new { version = 0 })).Status);
    }

    /// <summary>The subject of a letter that is written now.</summary>
    private async Task<string> LetterAsync(string key, long application)
    {
        await shared.Season.DoAsync((Outbox outbox, CancellationToken ct) => outbox.QueueAsync(
            new NewMail
            {
                DedupeKey = "template-test/" + key, Template = "recommendation-granted", ModelJson = Model, AboutKind = "application", AboutId = $"{application}",
                Recipients = [new MailRecipient("quality@company7.example", "联系人")],
            },
            ct));
        var newest = (await secretary.GetAsync($"/api/mail?application={application}&template=recommendation-granted")).Body["items"]![0]!;
        return (string)newest["subject"]!;
    }

    private async Task<int> WriteAsync(string subject, string text, long seen)
    {
        using var response = await PutAsync(subject, text, seen);
        return (int)response.StatusCode;
    }

    private Task<HttpResponseMessage> PutAsync(string subject, string text, long? seen) => SendAsync(HttpMethod.Put, Granted, new { subject, text }, seen);

    private async Task<int> BackAsync(int version, long seen)
    {
        using var response = await SendAsync(HttpMethod.Post, Granted + "/restore", new { version }, seen);
        return (int)response.StatusCode;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body, long? seen)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        if (seen is { } version) request.Headers.IfMatch.Add(new($"\"{version}\""));
        return await secretary.Client.SendAsync(request);
    }
}
