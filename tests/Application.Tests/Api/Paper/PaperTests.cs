using System.Net;
using System.Security.Claims;
using BenchmarkWorkflow.Application.Tests.Api.Applications;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using Microsoft.AspNetCore.Identity;
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

    [Fact]
    public async Task What_was_written_after_a_return_and_never_handed_in_is_not_printed_as_handed_in()
    {
        await using var season = await SeasonServer.OpenAsync();
        using var company = await CompanyBrowser.WritingAsync(season.Server, 1);
        await company.FillAsync();
        Assert.Equal(200, (await company.PostAsync("/api/application/submission")).Status);
        var id = (long)(await company.ApplicationAsync())["id"]!;
        await season.DoAsync<ApplicationProgress>((progress, ct) => progress.SetStageAsync(id, ApplicationStage.Recommendation, "转入下一阶段", "staff", ct));
        await season.DoAsync<RecommendationDesk>((desk, ct) => desk.ReturnAsync(id, "请补充说明经验的做法。", "clerk-1", ct));
        Assert.Equal(200, (await company.SaveAsync(await company.RevisionAsync(), new { title = "改写中的题目" })).Status);

        var rewritten = await TextAsync(company.Client, "/api/application/paper");
        Assert.Contains("修改稿，尚未重新提交", rewritten);
        Assert.Contains("改写中的题目", rewritten);
        Assert.Equal(204, (await company.PostAsync("/api/application/withdrawal", new { reason = "企业重组" })).Status);

        var handedIn = await TextAsync(company.Client, "/api/application/paper");
        Assert.DoesNotContain("改写中的题目", handedIn);
        Assert.DoesNotContain("尚未", handedIn);
        Assert.Contains("实施系统方法的经验", handedIn);
    }

    [Fact]
    public async Task Who_judges_an_application_gets_no_paper_of_it_also_as_staff_of_another_unit()
    {
        await using var season = await SeasonServer.OpenAsync();
        var whole = new WholeApplication(season);
        await whole.SubmitAsync();
        await whole.RecommendAsync();
        await whole.CheckAsync();
        await whole.AssignAsync();
        using var judge = await season.SignInAsync(whole.Judges[0], Roles.Expert, unit: 2);
        await season.DoAsync<UserManager<Account>>(async (users, _) => await users.AddClaimAsync((await users.FindByNameAsync(whole.Judges[0]))!, new(ClaimTypes.Role, Roles.Unit)));
        using var both = await season.SignInAgainAsync(whole.Judges[0]);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(both.Client, $"/api/applications/{whole.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(both.Client, $"/api/applications/{whole.Id}/paper")); // it names whom to call
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
