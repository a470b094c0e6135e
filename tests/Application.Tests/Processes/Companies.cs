using System.IO.Compression;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Packages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Entry = BenchmarkWorkflow.Selection.Applications.Application;

namespace BenchmarkWorkflow.Application.Tests.Processes;

/// <summary>What companies do: register and hand in, send the package, give up.</summary>
internal static class Companies
{
    public static string Name(int number) => $"第{number}示范制造有限公司";

    /// <summary>Registers, fills in everything and hands in.</summary>
    public static Task<long> SubmitAsync(this ProcessBench bench, int number = 1, int unit = 1) => bench.ActAsync(async (services, ct) =>
    {
        var (user, code) = ($"company-{number}", $"91110108MA{1_000_000 + number}");
        var company = await services.GetRequiredService<ApplicantRegister>().RegisterAsync(
            new ApplicantData(Name(number), code + CreditCode.CheckCharacter(code), "示范路 1 号", "联系人", "13900000000", $"quality@company{number}.example"), user, ct);
        var desk = services.GetRequiredService<ApplicationDesk>();
        var application = await desk.OpenAsync(bench.CampaignId, company.Id, user, ct);
        var settings = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(bench.CampaignId, ct)).Application;
        await desk.SaveDraftAsync(new DraftChange(application.Id, application.Revision, "实施系统方法的经验", 1, unit, settings.Form.ToDictionary(field => field.Name, Value)), user, ct);
        foreach (var kind in settings.Documents.Select(document => document.Kind))
            await services.GetRequiredService<ApplicationFiles>().AttachAsync(application.Id, kind, $"{kind}.docx", Word(kind.ToString()), user, ct);
        await desk.SubmitAsync(application.Id, user, ct);
        return application.Id;
    });

    public static Task ResubmitAsync(this ProcessBench bench, long application, int number = 1) =>
        bench.ActAsync((services, ct) => services.GetRequiredService<ApplicationDesk>().SubmitAsync(application, $"company-{number}", ct));

    public static Task WithdrawAsync(this ProcessBench bench, long application, int number = 1) =>
        bench.ActAsync((services, ct) => services.GetRequiredService<ApplicationProgress>().WithdrawAsync(application, "自身安排调整", $"company-{number}", ct));

    /// <summary>Sends a mail with an archive; a good one unless something else is said.</summary>
    public static Task<PackageResult> SendAsync(this ProcessBench bench, int number = 1, string? subject = null, byte[]? content = null) => bench.ActAsync((services, ct) =>
        services.GetRequiredService<PackageIntake>().ReceiveAsync(
            new IncomingPackage(
                bench.CampaignId, $"<{Guid.CreateVersion7(bench.Now)}@company{number}.example>", $"quality@company{number}.example", subject ?? Name(number), bench.Now, Name(number) + ".rar",
                content ?? StoredRar.Write([("申报书.docx", Word("a")), ("典型经验.docx", Word("b")), ("证明材料.docx", Word("c"))])),
            ct));

    public static Task<Entry> EntryAsync(this ProcessBench bench, long application) => bench.ReadAsync(db => db.Set<Entry>().AsNoTracking().SingleAsync(a => a.Id == application));

    private static string Value(FormField field) => field.Kind switch
    {
        FormFieldKind.Text => new string('文', Math.Max(10, field.MinLength ?? 0)),
        FormFieldKind.Integer or FormFieldKind.Money => "100",
        FormFieldKind.Phone => "13900000000",
        FormFieldKind.Email => "quality@company.example",
        FormFieldKind.Choice => field.Choices is [var first, ..] ? first : "",
        FormFieldKind.Promise => "true",
    };

    private static byte[] Word(string text)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in (string[])["[Content_Types].xml", "word/document.xml"])
            {
                using var writer = new StreamWriter(archive.CreateEntry(part).Open());
                writer.Write(text);
            }

        return memory.ToArray();
    }
}
