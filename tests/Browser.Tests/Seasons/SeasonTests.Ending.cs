using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>December: nothing is left to do, everybody got their letters, and the record is whole.</summary>
public sealed partial class SeasonTests
{
    private async Task EndAsync()
    {
        Assert.Equal([], await site.ReadAsync(db => db.Set<UserTask>().Where(task => task.FinishedAt == null).Select(task => task.Title).ToListAsync()));
        Assert.Equal([], (await site.ActAsync((services, _, ct) => services.GetRequiredService<IInstanceQueries>().IncidentsAsync(null, open: true, 0, 10, ct))).Select(incident => incident.Message));
        Assert.Equal([], await site.ReadAsync(db => db.Set<OutgoingMessage>().Where(letter => letter.Status != OutgoingStatus.Sent).Select(letter => $"{letter.Status} {letter.Subject}").ToListAsync()));
        await ApplicantsLettersAsync();
        await administrator.GoAsync("/audit");
        await administrator.Window.Rows.First.WaitForAsync();
        await administrator.ClickAsync("核验记录链");
        await administrator.SeeAsync("全部与写入时一致");
        await administrator.KeepAsync("16-audit");
        await administrator.GoAsync("/");
        await administrator.SeeAsync("没有需要处理的流程故障");
        await administrator.KeepAsync("16-dashboard");
        await administrator.GoAsync("/instances");
        await administrator.Window.Rows.First.WaitForAsync();
        await administrator.KeepAsync("16-instances");
    }

    /// <summary>What the company got from its registration to the last event, each as its page lists it; that its archive is in order was told to the address that the archive came from.</summary>
    private async Task ApplicantsLettersAsync()
    {
        var letters = await site.ReadAsync(db => db.Set<OutgoingMessage>().Where(letter => letter.RecipientsJson.Contains("quality@north.example")).OrderBy(letter => letter.Id).Select(letter => new { letter.Template, letter.Subject }).ToListAsync());
        Assert.Equal(
            [
                "account-registered", "application-received", "recommendation-granted", "eligibility-passed", "defence-invitation", "site-check-invitation", "site-check-result", "notice-opened", "objection-decided", "result-selected",
                .. Enumerable.Repeat("event-invitation", 4), "learning-visit",
            ],
            letters.Select(letter => letter.Template));
        await applicant.GoAsync("/application");
        foreach (var letter in letters) await applicant.SeeAsync(letter.Subject);
        await applicant.KeepAsync("16-letters");
    }
}
