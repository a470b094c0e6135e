using System.Net;
using BenchmarkWorkflow.Selection.Accounts;
using UglyToad.PdfPig;

namespace BenchmarkWorkflow.Application.Tests.Api.Paper;

/// <summary>Who gets the paper of an application, and as what it is named.</summary>
public sealed class PaperTests
{
    [Fact]
    public async Task A_company_gets_its_own_and_the_secretariat_and_its_unit_what_was_handed_in()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var company = await CompanyBrowser.WritingAsync(season.Server, 1);
        await company.FillAsync();
        using var secretary = await season.SecretaryAsync();
        using var clerk = await season.SignInAsync("clerk-1", Roles.Unit, unit: 1);
        using var other = await season.SignInAsync("clerk-2", Roles.Unit, unit: 2);
        using var expert = await season.SignInAsync("expert-1", Roles.Expert);
        var draft = await company.ApplicationAsync();
        var path = $"/api/applications/{draft["id"]}/paper";

        Assert.Contains("草稿", await TextAsync(company.Client, "/api/application/paper"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(secretary.Client, path)); // a draft is the company's alone
        Assert.Equal(200, (await company.PostAsync("/api/application/submission")).Status);

        using var answer = await company.Client.GetAsync("/api/application/paper");
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("第1示范制造有限公司-申报书.pdf", answer.Content.Headers.ContentDisposition.FileNameStar);
        foreach (var client in (HttpClient[])[company.Client, secretary.Client, clerk.Client])
        {
            var text = await TextAsync(client, client == company.Client ? "/api/application/paper" : path);
            Assert.DoesNotContain("草稿", text);
            foreach (var said in (string[])["QB2022-0001", "第1示范制造有限公司", "实施系统方法的经验", "材料.docx", "法定代表人（签字）"]) Assert.Contains(said, text);
        }

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other.Client, path));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(expert.Client, path));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(secretary.Client, "/api/application/paper"));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task<string> TextAsync(HttpClient client, string path)
    {
        using var pdf = PdfDocument.Open(await client.GetByteArrayAsync(path));
        return string.Concat(pdf.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value));
    }
}
