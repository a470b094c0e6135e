using System.Text.Json.Nodes;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A company writes its application, hands it in and follows it; it meets nobody else's.</summary>
public sealed class OwnApplicationTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task What_a_company_fills_in_and_hands_in_gets_a_receipt_and_a_status(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        Assert.NotEmpty((await company.ApplicationAsync())["missing"]!.AsArray());

        var receipt = await company.SubmitAsync(unit: 33);

        Assert.Equal("QB2022-0001", receipt);
        var (_, status) = await company.GetAsync("/api/application/status");
        Assert.Equal(receipt, status["receiptNumber"]!.GetValue<string>());
        Assert.Equal("missing", status["package"]!["state"]!.GetValue<string>());
        Assert.Equal("第1示范制造有限公司.rar", status["package"]!["fileName"]!.GetValue<string>());
        Assert.Equal(
            ["submission:done", "recommendation:current", "eligibility:ahead", "documentReview:ahead", "defence:ahead", "ranking:ahead", "notice:ahead", "result:ahead"],
            status["steps"]!.AsArray().Select(step => $"{step!["name"]}:{step["state"]}"));
        Assert.False((await company.ApplicationAsync())["mayEdit"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_draft_saved_from_an_older_state_is_refused_and_overwrites_nothing()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        var revision = await company.RevisionAsync();
        Assert.Equal(200, (await company.SaveAsync(revision, new { title = "先保存的" })).Status);

        var (status, answer) = await company.SaveAsync(revision, new { title = "后保存的" });

        Assert.Equal(409, status);
        Assert.EndsWith(":draft-stale", answer["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("先保存的", (await company.ApplicationAsync())["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_missing_is_told_by_field_and_keeps_it_from_being_handed_in()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);

        var (status, answer) = await company.PostAsync("/api/application/submission");

        Assert.Equal(422, status);
        var fields = answer["errors"]!.AsObject().Select(field => field.Key).ToList();
        Assert.Superset(new HashSet<string> { "title", "area", "unit", "summary", "promiseTrue", "documents.form" }, fields.ToHashSet());
        Assert.Equal("draft", (await company.ApplicationAsync())["stage"]!.GetValue<string>());
    }

    [Fact]
    public async Task After_the_deadline_nothing_is_handed_in_and_the_draft_stays()
    {
        await using var season = await SeasonServer.OpenAsync(); // a month passes at once: no process looks around meanwhile
        var server = season.Server;
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        await company.FillAsync();
        using var late = await CompanyBrowser.RegisteredAsync(server, 2);
        server.Time.MoveTo(new DateTimeOffset(2022, 7, 16, 0, 0, 0, TimeSpan.FromHours(8)));
        using var back = await CompanyBrowser.AgainAsync(server, 1);
        using var lateBack = await CompanyBrowser.AgainAsync(server, 2);

        Assert.Equal(409, (await lateBack.PostAsync("/api/application")).Status);
        var (status, answer) = await back.PostAsync("/api/application/submission");

        Assert.Equal(409, status);
        Assert.EndsWith("applications-closed", answer["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("实施系统方法的经验", (await back.ApplicationAsync())["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_withdrawal_needs_a_reason_and_ends_it()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        await company.SubmitAsync();

        Assert.Equal(422, (await company.PostAsync("/api/application/withdrawal", new { reason = " " })).Status);
        Assert.Equal(204, (await company.PostAsync("/api/application/withdrawal", new { reason = "经营调整" })).Status);

        var (_, status) = await company.GetAsync("/api/application/status");
        Assert.Equal(("withdrawn", "经营调整", false), (status["outcome"]!.GetValue<string>(), status["reason"]!.GetValue<string>(), status["mayWithdraw"]!.GetValue<bool>()));
        Assert.Equal("skipped", status["steps"]!.AsArray().Single(step => step!["name"]!.GetValue<string>() == "defence")!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_file_in_pieces_goes_on_where_the_last_piece_ended()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        var content = Company.Word(new string('长', 5_000));
        var (_, begun) = await company.PostAsync("/api/uploads", new { fileName = "../../经验<材料>.docx", size = content.Length, kind = "experience" });
        var upload = $"/api/uploads/{begun["id"]}";
        Assert.Equal("经验材料.docx", begun["fileName"]!.GetValue<string>());

        Assert.Equal(200, (await PieceAsync(company, upload, 0, content[..100])).Status);
        var (again, refusal) = await PieceAsync(company, upload, 0, content[..100]);
        Assert.Equal((409, "upload-offset"), (again, refusal["type"]!.GetValue<string>().Split(':')[^1]));
        Assert.Equal(409, (await company.PostAsync("/api/application/documents", new { uploadId = begun["id"]!.GetValue<long>(), kind = "experience" })).Status);
        Assert.Equal(100, (await company.GetAsync(upload)).Body["offset"]!.GetValue<long>());
        Assert.Equal(200, (await PieceAsync(company, upload, 100, content[100..])).Status);
        var (_, document) = await company.PostAsync("/api/application/documents", new { uploadId = begun["id"]!.GetValue<long>(), kind = "experience" });

        using var download = await company.Client.GetAsync($"/api/application/documents/{document["id"]}/content");
        Assert.Equal(content, await download.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "application/octet-stream"), (download.Content.Headers.ContentDisposition!.DispositionType, download.Content.Headers.ContentType!.MediaType));
        Assert.Equal(404, (await company.GetAsync(upload)).Status);
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        var upload = await company.UploadAsync("form", "MZ this is a program"u8.ToArray(), "申报书.docx");

        var (status, answer) = await company.PostAsync("/api/application/documents", new { uploadId = upload, kind = "form" });

        Assert.Equal((422, "document-type"), (status, answer["type"]!.GetValue<string>().Split(':')[^1]));
        Assert.Equal(["documents.form"], answer["errors"]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task A_file_too_large_or_one_too_many_is_refused_before_it_is_sent()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        await company.AttachAsync("form");

        Assert.Equal("document-too-many", await RefusalAsync(new { fileName = "a.docx", size = 10, kind = "form" }));
        Assert.Equal("document-too-large", await RefusalAsync(new { fileName = "a.docx", size = 300_000_000, kind = "proof" }));
        Assert.Equal("document-empty", await RefusalAsync(new { fileName = "a.docx", size = 0, kind = "proof" }));

        async Task<string> RefusalAsync(object asked)
        {
            var (status, answer) = await company.PostAsync("/api/uploads", asked);
            Assert.Equal(422, status);
            return answer["type"]!.GetValue<string>().Split(':')[^1];
        }
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task A_company_reads_the_mails_it_was_sent_and_none_that_somebody_else_was(DatabaseKind kind)
    {
        await using var server = await StartAsync(kind);
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        using var other = await CompanyBrowser.WritingAsync(server, 2);
        var application = (await company.ApplicationAsync())["id"]!.GetValue<long>().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var own = await QueueAsync(server, "own", CompanyBrowser.UserOf(1), application);
        var experts = await QueueAsync(server, "expert", "expert-7", application); // about the same application, to the very address the company may name as its own
        var held = await QueueAsync(server, "held", CompanyBrowser.UserOf(1), application, OutgoingStatus.Held);
        await SentAsync(server, own, experts);

        var (_, page) = await company.GetAsync("/api/application/mails");

        Assert.Equal([own], page["items"]!.AsArray().Select(mail => mail!["id"]!.GetValue<long>()));
        Assert.Equal("正文", (await company.GetAsync($"/api/application/mails/{own}")).Body["text"]!.GetValue<string>().Trim());
        Assert.Equal(404, (await company.GetAsync($"/api/application/mails/{experts}")).Status);
        Assert.Equal(404, (await company.GetAsync($"/api/application/mails/{held}")).Status);
        Assert.Equal(404, (await other.GetAsync($"/api/application/mails/{own}")).Status);
        Assert.Empty((await other.GetAsync("/api/application/mails")).Body["items"]!.AsArray());
    }

    [Fact]
    public async Task Another_companys_document_and_upload_are_not_there()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        using var other = await CompanyBrowser.WritingAsync(server, 2);
        var document = await company.AttachAsync("proof");
        var upload = await company.UploadAsync("form", Company.Word("a"));
        var bytes = Company.Word("b");

        Assert.Equal(404, (await other.GetAsync($"/api/application/documents/{document}/content")).Status);
        Assert.Equal(404, (await other.SendAsync(HttpMethod.Delete, $"/api/application/documents/{document}")).Status);
        Assert.Equal(404, (await other.GetAsync($"/api/uploads/{upload}")).Status);
        Assert.Equal(404, (await PieceAsync(other, $"/api/uploads/{upload}", 0, bytes)).Status);
        Assert.Equal(404, (await other.SendAsync(HttpMethod.Delete, $"/api/uploads/{upload}")).Status);
        Assert.Equal(404, (await other.PostAsync("/api/application/documents", new { uploadId = upload, kind = "form" })).Status);
        Assert.DoesNotContain("第1示范", (await other.GetAsync("/api/application")).Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(200, (await company.PostAsync("/api/application/documents", new { uploadId = upload, kind = "form" })).Status);
    }

    [Fact]
    public async Task A_document_taken_away_is_gone_for_its_own_company_too()
    {
        await using var server = await StartAsync();
        using var company = await CompanyBrowser.WritingAsync(server, 1);
        var document = await company.AttachAsync("proof");

        Assert.Equal(204, (await company.SendAsync(HttpMethod.Delete, $"/api/application/documents/{document}")).Status);

        Assert.Equal(404, (await company.GetAsync($"/api/application/documents/{document}/content")).Status);
        Assert.Empty((await company.ApplicationAsync())["documents"]!.AsArray());
    }

    private static Task<RunningServer> StartAsync(DatabaseKind kind = DatabaseKind.Sqlite) => RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));

    private static Task<(int Status, JsonObject Body)> PieceAsync(CompanyBrowser company, string upload, int offset, byte[] piece) =>
        company.SendAsync(HttpMethod.Patch, upload, piece, ("Upload-Offset", offset.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    private static Task<long> QueueAsync(RunningServer server, string key, string user, string application, OutgoingStatus status = OutgoingStatus.Queued) =>
        server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) => (await services.GetRequiredService<Outbox>().QueueAsync(
                new NewMail
                {
                    DedupeKey = key, Recipients = [new MailRecipient("quality@company1.example")], ToUser = user, Subject = "主题", Text = "正文", Status = status, AboutKind = "application", AboutId = application,
                },
                ct)).Id,
            CancellationToken.None);

    private static Task SentAsync(RunningServer server, params long[] mails) => server.Services.GetRequiredService<UnitOfWork>().RunAsync(
        (services, ct) => services.GetRequiredService<DbContext>().Set<OutgoingMessage>().Where(mail => mails.Contains(mail.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(mail => mail.Status, OutgoingStatus.Sent).SetProperty(mail => mail.SentAt, server.Time.GetUtcNow()), ct),
        CancellationToken.None);
}
