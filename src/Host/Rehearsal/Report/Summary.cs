namespace BenchmarkWorkflow.Host.Rehearsal.Report;

/// <summary>The season in words and figures, for the terminal.</summary>
internal static class Summary
{
    public static void Write(RehearsalResult result, RehearsalTrace trace, TextWriter output)
    {
        output.WriteLine($"{result.Campaign}  演练 rehearsal, seed {result.Seed}: {result.VirtualDays} days in {result.WallSeconds} s");
        output.WriteLine();
        foreach (var stage in trace.Funnel) Line(output, stage.Label, stage.Value);
        output.WriteLine();
        foreach (var outcome in result.Applications.GroupBy(application => application.Outcome).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)) Line(output, HtmlReport.Outcomes.FirstOrDefault(named => named.Outcome == outcome.Key).Label ?? outcome.Key, outcome.Count());
        output.WriteLine();
        output.WriteLine($"  units      {result.Units.Count}, recommended {result.Units.Sum(unit => unit.Recommended)} of {result.Units.Sum(unit => unit.Quota)} places; {result.Units.Count(unit => unit.Quota > result.Units.Min(other => other.Quota))} relaxed");
        if (result.Notice is { } notice)
            output.WriteLine($"  notice     {notice.OpenedAt:yyyy-MM-dd HH:mm} to {notice.ClosedAt:yyyy-MM-dd HH:mm}, {notice.Listed} listed, {notice.Objections} objections ({notice.Upheld} upheld), {notice.Selected} selected\n             sha256 {notice.Hash}");
        foreach (var meeting in result.Events) output.WriteLine($"  event      {meeting.Title}, {meeting.StartsAt:yyyy-MM-dd}: {meeting.Registered} registered, {meeting.Attended} attended");
        output.WriteLine($"  mail       {result.Mail.Values.Sum()} in {result.Mail.Count} templates");
        output.WriteLine($"  tasks      {result.Tasks.Created} created, {result.Tasks.Completed} completed, {result.Tasks.TimedOut} timed out, {result.Tasks.Cancelled} cancelled");
        output.WriteLine($"  instances  {result.Instances.Finished} finished, {result.Instances.Running} running, {result.Instances.Faulted} faulted, {result.Instances.Cancelled} cancelled; {result.Incidents} incidents");
        if (trace.Refusals.Count > 0) output.WriteLine($"  refused    {string.Join(", ", trace.Refusals.Select(rule => $"{rule.Key} {rule.Value}"))}");
        foreach (var incident in trace.Incidents) output.WriteLine($"  incident   {incident}");
        output.WriteLine();
        foreach (var check in trace.Checks) output.WriteLine($"  {(check.Holds ? "✓" : "✗")} {check.Title}{(check.Detail.Length > 0 ? $": {check.Detail}" : "")}");
    }

    private static void Line(TextWriter output, string label, double value) => output.WriteLine($"  {value,6}  {label}");
}
