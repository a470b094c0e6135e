using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Exchanges;
using BenchmarkWorkflow.Selection.Notices;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>After all this every page has something to show: everybody can use each of them.</summary>
public sealed partial class SeasonTests
{
    /// <summary>They show Elsa's Studio; <see cref="AccessibilityTests"/> opens them.</summary>
    private static readonly string[] Studio = ["/designer/:definitionId", "/instances/:instanceId"];

    private async Task WalkAsync()
    {
        var ids = await site.ReadAsync(async db => new
        {
            Notice = await db.Set<PublicNotice>().Select(one => one.Id).FirstAsync(), Objection = await db.Set<Objection>().Select(one => one.Id).FirstAsync(),
            Guest = await db.Set<EventRegistration>().OrderBy(one => one.Id).Select(one => new { one.EventId, one.Code }).FirstAsync(),
            Letter = await db.Set<OutgoingMessage>().Where(one => one.Template == "result-selected").Select(one => one.Id).FirstAsync(), Task = await db.Set<UserTask>().Where(one => one.TaskType == "eligibility").OrderBy(one => one.Id).Select(one => one.Id).FirstAsync(),
            Expert = await db.Set<Expert>().OrderBy(one => one.Id).Select(one => one.Id).FirstAsync(), Account = await db.Set<Account>().OrderBy(one => one.UserName).Select(one => one.Id).FirstAsync(),
        });
        (Person Who, string Name, string[] Paths)[] walks =
        [
            (citizen, nameof(citizen), ["/campaign", "/notices", $"/notices/{ids.Notice}", "/exchanges", $"/exchanges/{ids.Guest.EventId}/{ids.Guest.Code}", "/experiences", "/register", "/sign-in"]),
            (applicant, nameof(applicant), ["/", "/application", "/inbox"]),
            (officer, nameof(officer), ["/", "/candidates", "/applications"]),
            (expert, nameof(expert), ["/", "/reviews", $"/reviews/{application}", $"/reviews/panels/{application}"]),
            (secretary, nameof(secretary),
            [
                "/", $"/inbox/{ids.Task}?scope=All", "/inbox?scope=Done", "/applications", .. ((string[])["", "?tab=course", "?tab=records", "?tab=history"]).Select(tab => $"/applications/{application}{tab}"), "/assignments", "/ranking", "/defences",
                "/site-checks", "/experts", $"/experts/{ids.Expert}", "/notice-desk", "/objections", $"/objections/{ids.Objection}", "/exchange-desk", $"/exchange-desk/{ids.Guest.EventId}",
                $"/exchange-desk/{ids.Guest.EventId}/door",
            ]),
            (administrator, nameof(administrator),
            [
                "/", "/mail", $"/mail/{ids.Letter}", "/mail-templates", "/mail-templates/result-selected", "/campaign-settings", "/accounts", $"/accounts/{ids.Account}", "/audit", "/jobs", "/designer", "/instances", "/publicity", "/visits", "/diagnoses", "/pledges",
                "/nowhere", "/password",
            ]),
        ];
        Assert.Equal(Studio, EveryPage.NotAmong([.. walks.SelectMany(walk => walk.Paths)]));

        var wrong = (await Task.WhenAll(walks.Select(async walk => // all at once, each in a browser of their own
        {
            await (walk.Who == citizen ? walk.Who.GoPublicAsync(walk.Paths[0]) : walk.Who.GoAsync(walk.Paths[1])); // the first page of all others is for everybody, and asks nobody to sign in
            return await EveryPage.WalkAsync(walk.Who.Window, walk.Name, walk.Paths);
        }))).SelectMany(one => one);
        Assert.True(!wrong.Any(), string.Join('\n', wrong.Distinct()));
    }
}
