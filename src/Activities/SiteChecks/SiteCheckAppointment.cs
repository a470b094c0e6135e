using BenchmarkWorkflow.Activities.Letters;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>The visit, from its first morning to its last evening.</summary>
internal sealed class SiteCheckAppointment(SiteCheckDesk desk) : IAppointment
{
    private static readonly TimeOnly Begins = new(9, 0);

    public string Name => "siteCheck";

    public string Label => "现场核查";

    public async Task<CalendarEvent?> FindAsync(Case about, CancellationToken ct)
    {
        var check = (await desk.OfApplicationAsync(about.NeedApplication(), ct)).LastOrDefault(check => check.State != SiteCheckState.Cancelled);
        return check is null ? null : Of(check, about.Facts["company"]?.ToString() ?? "");
    }

    /// <summary>None before it is planned.</summary>
    internal static CalendarEvent? Of(SiteCheck check, string company) => check is { VisitFrom: { } from, EndsAt: { } ends }
        ? new CalendarEvent($"site-check-{check.Id}@benchmark-workflow", (int)check.Revision, $"全国质量标杆现场核查：{company}", ShanghaiTime.At(from, Begins), ends)
        : null;
}
