using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Selection.Tests;

/// <summary>A database with the 2022 campaign loaded, a file folder of its own, and short ways to bring companies to where a test begins.</summary>
internal sealed class Season : IAsyncDisposable
{
    private static int companies;
    private readonly DirectoryInfo folder;

    private Season(TestDatabase database, DirectoryInfo folder)
    {
        Database = database;
        this.folder = folder;
    }

    public TestDatabase Database { get; }

    public long CampaignId { get; private set; }

    public ManualTime Time => Database.Time;

    public string FilesFolder => folder.FullName;

    public static async Task<Season> OpenAsync(DatabaseKind kind)
    {
        var folder = Directory.CreateTempSubdirectory("selection-tests-");
        var database = await TestDatabase.CreateAsync(kind, services => services.Configure<SelectionOptions>(options =>
        {
            options.CalendarFile = ProductFiles.Calendar;
            options.FilesFolder = folder.FullName;
            options.FlushFiles = false;
        }));
        var season = new Season(database, folder);
        season.CampaignId = (await season.Do<CampaignLoader, LoadedCampaign>((loader, ct) => loader.LoadAsync(ProductFiles.Campaign2022, "admin", ct))).CampaignId;
        return season;
    }

    /// <summary>Runs one verb as a unit of its own.</summary>
    public Task<T> Do<TVerb, T>(Func<TVerb, CancellationToken, Task<T>> act) where TVerb : notnull =>
        Database.RunAsync((services, ct) => act(services.GetRequiredService<TVerb>(), ct));

    /// <inheritdoc cref="Do{TVerb,T}"/>
    public Task Do<TVerb>(Func<TVerb, CancellationToken, Task> act) where TVerb : notnull =>
        Database.RunAsync((services, ct) => act(services.GetRequiredService<TVerb>(), ct));

    /// <summary>Runs a verb that must be refused; answers the names of the broken rules.</summary>
    public async Task<IReadOnlyList<string>> Refused<TVerb>(Func<TVerb, CancellationToken, Task> act) where TVerb : notnull =>
        [.. (await Assert.ThrowsAsync<RuleBrokenException>(() => Do(act))).Rules.Select(rule => rule.Name)];

    public Task<Applicant> CompanyAsync(string? name = null)
    {
        var number = Interlocked.Increment(ref companies);
        var first17 = $"911100{number % 100:D2}{number:D9}";
        var data = new ApplicantData(name ?? $"第{number}精密制造有限公司", first17 + CreditCode.CheckCharacter(first17), "北京市海淀区三虎桥百胜村6号", "韩工", "13800000000", $"c{number}@example.com");
        return Do<ApplicantRegister, Applicant>((register, ct) => register.RegisterAsync(data, "company", ct));
    }

    /// <summary>A draft with everything it needs to be handed in.</summary>
    public async Task<long> CompleteDraftAsync(int unit = 1, int area = 1, string? company = null)
    {
        var applicant = await CompanyAsync(company);
        var application = await Do<ApplicationDesk, Application>((desk, ct) => desk.OpenAsync(CampaignId, applicant.Id, "company", ct));
        await Do<ApplicationDesk, long>((desk, ct) => desk.SaveDraftAsync(new(application.Id, application.Revision, "实施精益质量管理的经验", area, unit, CompleteForm()), "company", ct));
        await Do<ApplicationFiles>(async (files, ct) =>
        {
            await files.AttachAsync(application.Id, DocumentKind.Form, "申报书.docx", SampleFiles.Docx($"form {applicant.Id}"), "company", ct);
            await files.AttachAsync(application.Id, DocumentKind.Experience, "典型经验.docx", SampleFiles.Docx($"experience {applicant.Id}"), "company", ct);
            await files.AttachAsync(application.Id, DocumentKind.Proof, "营业执照.pdf", SampleFiles.Pdf, "company", ct);
        });
        return application.Id;
    }

    public async Task<long> SubmittedAsync(int unit = 1, int area = 1, string? company = null)
    {
        var id = await CompleteDraftAsync(unit, area, company);
        await Do<ApplicationDesk, Receipt>((desk, ct) => desk.SubmitAsync(id, "company", ct));
        return id;
    }

    public async Task<long> AtUnitAsync(int unit = 1)
    {
        var id = await SubmittedAsync(unit);
        await StageAsync(id, ApplicationStage.Recommendation);
        return id;
    }

    public Task StageAsync(long id, ApplicationStage stage) => Do<ApplicationProgress>((progress, ct) => progress.SetStageAsync(id, stage, "", "system", ct));

    public static Dictionary<string, string> CompleteForm()
    {
        var form = new Dictionary<string, string>();
        foreach (var field in CampaignFile.Read(ProductFiles.Campaign2022).Settings.Application.Form)
            form[field.Name] = field.Kind switch
            {
                FormFieldKind.Text => new string('经', field.MinLength ?? 4),
                FormFieldKind.Integer => "120",
                FormFieldKind.Money => "-1234.5",
                FormFieldKind.Phone => "010-68416386",
                FormFieldKind.Email => "qmb@example.com",
                FormFieldKind.Choice => field.Choices![0], // a choice field always has some
                FormFieldKind.Promise => "true",
            };
        return form;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
