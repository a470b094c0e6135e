using System.Text;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Files;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Experts with accounts, and applications that were given to them; the tasks are as the document review makes them.</summary>
internal static class Judges
{
    private const string Staff = "staff";

    /// <summary>Three experts of all areas; their user names begin with <paramref name="prefix"/>.</summary>
    public static async Task AddExpertsAsync(this Site site, string prefix)
    {
        for (var number = 1; number <= 3; number++) await site.AddAccountAsync($"{prefix}-{number}", Roles.Expert, displayName: $"周评审{number}");
        await site.DoAsync(async (services, ct) =>
        {
            var areas = await services.GetRequiredService<DbContext>().Set<KeyArea>().OrderBy(area => area.Number).Select(area => area.Id).ToListAsync(ct);
            for (var number = 1; number <= 3; number++)
                await services.GetRequiredService<ExpertPool>().AddAsync(new ExpertEntry($"{prefix}-{number}", $"周评审{number}", $"第{number}质量研究院", $"{prefix}{number}@experts.example", 20, areas), Staff, ct);
            return true;
        });
    }

    /// <summary>Brings a company's application, handed in, before three experts. Answers who they are.</summary>
    public static Task<IReadOnlyList<string>> ReviewAsync(this Site site, long application) => site.DoAsync<IReadOnlyList<string>>(async (services, ct) =>
    {
        foreach (var stage in (ApplicationStage[])[ApplicationStage.Recommendation, ApplicationStage.Eligibility, ApplicationStage.DocumentReview])
            await services.GetRequiredService<ApplicationProgress>().SetStageAsync(application, stage, "转入下一阶段", Staff, ct);
        var sheets = (await services.GetRequiredService<ExpertAssignment>().AssignAsync(application, null, Staff, ct)).Sheets;
        var pool = (await services.GetRequiredService<ExpertPool>().ListAsync(ct)).ToDictionary(expert => expert.Id, expert => expert.Account);
        List<string> judges = [.. sheets.Select(sheet => pool[sheet.ExpertId])];
        await services.GetRequiredService<UserTasks>().CreateAsync(
            new NewUserTask
            {
                Title = $"资料评审 {application}", TaskType = "document-review", Respondents = judges, VetoAction = "Recuse", DueAt = sheets[0].DueAt,
                Actions = [new("Score", "提交评分"), new("Recuse", "申请回避", NeedsComment: true)], AboutKind = "application", AboutId = $"{application}", CorrelationId = $"application:{application}",
            },
            ct);
        return judges;
    });

    /// <summary>Puts a PDF of one page among an application's proofs.</summary>
    public static Task AddPdfAsync(this Site site, long application, string fileName) => site.DoAsync(async (services, ct) =>
    {
        var stored = await services.GetRequiredService<IFileStore>().PutAsync(Pdf("BENCHMARK 2022"), ct);
        services.GetRequiredService<DbContext>().Add(new ApplicationDocument
        {
            ApplicationId = application, Kind = DocumentKind.Proof, FileName = fileName, Type = "pdf", Sha256 = stored.Sha256, Size = stored.Size, UploadedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(), UploadedBy = Staff,
        });
        return await services.GetRequiredService<DbContext>().SaveChangesAsync(ct);
    });

    private static byte[] Pdf(string text)
    {
        var content = $"BT /F1 40 Tf 60 700 Td ({text}) Tj ET";
        string[] parts =
        [
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
            $"<</Length {content.Length}>>stream\n{content}\nendstream", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        List<int> places = [];
        for (var at = 0; at < parts.Length; at++)
        {
            places.Add(file.Length);
            file.Append($"{at + 1} 0 obj{parts[at]}endobj\n");
        }

        var start = file.Length;
        file.Append($"xref\n0 {parts.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append($"{place:0000000000} 00000 n \n");
        return Encoding.ASCII.GetBytes(file.Append($"trailer<</Size {parts.Length + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").ToString());
    }

    private static Task<T> DoAsync<T>(this Site site, Func<IServiceProvider, CancellationToken, Task<T>> act) => site.Services.GetRequiredService<UnitOfWork>().RunAsync(act, CancellationToken.None);
}
