using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Activities.Tasks;
using BenchmarkWorkflow.Inbox.Forms;
using BenchmarkWorkflow.Selection;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Packages;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Packages;

/// <summary>The secretariat says which application a package belongs to that the subject did not name, or closes the matter.</summary>
internal sealed class PackageTask(DbContext db, PackageIntake intake) : TaskKind
{
    private const string Receipt = "receiptNumber";

    public override string Name => "package";

    public override string Label => "材料包处理";

    public override Task<TaskForm?> FormAsync(Case about, CancellationToken ct) =>
        Task.FromResult<TaskForm?>(new([new FormField(Receipt, "回执编号", FieldType.Text) { Required = true, MaxLength = 40 }]) { Title = "属于哪一项申报" });

    public override async Task RecordAsync(PersonsAnswer answer, CancellationToken ct)
    {
        if (answer.Action != "Match") return;
        var number = answer.Text(Receipt).Trim();
        var application = await db.Set<Application>().AsNoTracking().Where(a => a.CampaignId == answer.About.CampaignId && a.ReceiptNumber == number).Select(a => (long?)a.Id).SingleOrDefaultAsync(ct)
            ?? throw new RuleBrokenException(new BrokenRule("receipt-unknown", $"本届没有回执编号为“{number}”的申报。", Receipt));
        await intake.AssignAsync(answer.About.Matter.Id, application, answer.Actor, ct);
    }
}
