using System.Text;
using BenchmarkWorkflow.Selection.Packages;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>A company's mail with its package, handed over by the verb that the mailbox calls.</summary>
internal static class PackageMail
{
    public static async Task ReceiveAsync(IServiceProvider services, CompanyPlan company, long campaignId, bool wrong, CancellationToken ct)
    {
        var wrongSubject = wrong && company.Package == PackageHabit.WrongSubject;
        var notAnArchive = wrong && company.Package == PackageHabit.NotAnArchive;
        var content = notAnArchive ? Encoding.ASCII.GetBytes($"PK\x3\x4 renamed {company.Number}") : StoredRar.Write(
        [
            ("申报书.docx", WordFile.Of(company.Name, "申报书")),
            ("典型经验.docx", WordFile.Of(company.Name, "典型经验")),
            ("证明材料.docx", WordFile.Of(company.Name, "证明材料")),
        ]);
        await services.GetRequiredService<PackageIntake>().ReceiveAsync(
            new IncomingPackage(
                campaignId, $"<package-{company.Number}-{(wrong ? 1 : 2)}@company{company.Number}.example>", ApplicationFilling.Mail(company),
                wrongSubject ? "质量标杆申报材料" : company.Name, services.GetRequiredService<TimeProvider>().GetUtcNow(), company.Name + ".rar", content),
            ct);
    }
}
