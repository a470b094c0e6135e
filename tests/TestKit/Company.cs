using System.IO.Compression;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Packages;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.TestKit;

/// <summary>What a company does by the product's verbs; each in the caller's transaction.</summary>
public static class Company
{
    public static string Name(int number) => $"第{number}示范制造有限公司";

    /// <summary>Registers, fills in everything and hands in. Answers the application's id.</summary>
    public static async Task<long> SubmitAsync(IServiceProvider services, long campaignId, int number, int unit, CancellationToken ct)
    {
        var (user, code) = ($"company-{number}", $"91110108MA{1_000_000 + number}");
        var company = await services.GetRequiredService<ApplicantRegister>().RegisterAsync(
            new ApplicantData(Name(number), code + CreditCode.CheckCharacter(code), "示范路 1 号", "联系人", "13900000000", $"quality@company{number}.example"), user, ct);
        var desk = services.GetRequiredService<ApplicationDesk>();
        var application = await desk.OpenAsync(campaignId, company.Id, user, ct);
        var settings = (await services.GetRequiredService<CampaignDesk>().SettingsAsync(campaignId, ct)).Application;
        await desk.SaveDraftAsync(new DraftChange(application.Id, application.Revision, "实施系统方法的经验", 1, unit, settings.Form.ToDictionary(field => field.Name, Value)), user, ct);
        foreach (var kind in settings.Documents.Select(document => document.Kind))
            await services.GetRequiredService<ApplicationFiles>().AttachAsync(application.Id, kind, $"{kind}.docx", Word(kind.ToString()), user, ct);
        await desk.SubmitAsync(application.Id, user, ct);
        return application.Id;
    }

    /// <summary>Sends a mail with an archive; a good one unless something else is said.</summary>
    public static Task<PackageResult> SendAsync(IServiceProvider services, long campaignId, int number, DateTimeOffset at, CancellationToken ct, string? subject = null, byte[]? content = null, string? fileName = null) =>
        services.GetRequiredService<PackageIntake>().ReceiveAsync(
            new IncomingPackage(
                campaignId, $"<{Guid.CreateVersion7(at)}@company{number}.example>", $"quality@company{number}.example", subject ?? Name(number), at, fileName ?? Name(number) + ".rar",
                content ?? StoredRar.Write([("申报书.docx", Word("a")), ("典型经验.docx", Word("b")), ("证明材料.docx", Word("c"))])),
            ct);

    private const string Box = "<w:txbxContent><w:p><w:r><w:t>附注</w:t></w:r></w:p></w:txbxContent>";

    private static string Value(FormField field) => field.Kind switch
    {
        FormFieldKind.Text => new string('文', Math.Max(10, field.MinLength ?? 0)),
        FormFieldKind.Integer or FormFieldKind.Money => "100",
        FormFieldKind.Phone => "13900000000",
        FormFieldKind.Email => "quality@company.example",
        FormFieldKind.Choice => field.Choices is [var first, ..] ? first : "",
        FormFieldKind.Promise => "true",
    };

    /// <summary>
    /// The least that is a Word document by its content. Beside the text stands a box with a note, drawn once for newer programs and once more for older ones, as Word does.
    /// </summary>
    public static byte[] Word(string text)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, content) in new[]
            {
                ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
                ("word/document.xml",
                    $"""
                    <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>
                    <w:p><w:r><w:t>{text}</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{Box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{Box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
                    </w:body></w:document>
                    """),
            })
            {
                using var writer = new StreamWriter(archive.CreateEntry(part).Open());
                writer.Write(content);
            }

        return memory.ToArray();
    }
}
