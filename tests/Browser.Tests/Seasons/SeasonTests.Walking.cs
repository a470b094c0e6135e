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
        (Person Who, string[] Paths)[] walks =
        [
            (citizen, ["/campaign", "/notices", $"/notices/{ids.Notice}", "/exchanges", $"/exchanges/{ids.Guest.EventId}/{ids.Guest.Code}", "/experiences", "/register", "/sign-in"]),
            (applicant, ["/", "/application", "/inbox"]),
            (officer, ["/", "/candidates", "/applications"]),
            (expert, ["/", "/reviews", $"/reviews/{application}", $"/reviews/panels/{application}"]),
            (secretary, ["/", $"/inbox/{ids.Task}?scope=All"]),
            (administrator,
            [
                "/", "/inbox?scope=Done", "/applications", .. ((string[])["", "?tab=course", "?tab=records", "?tab=history"]).Select(tab => $"/applications/{application}{tab}"), "/assignments", "/ranking", "/defences", "/site-checks",
                "/experts", $"/experts/{ids.Expert}", "/mail", $"/mail/{ids.Letter}", "/mail-templates", "/mail-templates/result-selected", "/notice-desk", "/objections", $"/objections/{ids.Objection}", "/publicity", "/visits", "/diagnoses", "/pledges",
                "/exchange-desk", $"/exchange-desk/{ids.Guest.EventId}", $"/exchange-desk/{ids.Guest.EventId}/door", "/campaign-settings", "/accounts", $"/accounts/{ids.Account}", "/audit", "/jobs", "/designer", "/instances", "/nowhere", "/password",
            ]),
        ];
        Assert.Equal(Studio, EveryPage.NotAmong([.. walks.SelectMany(walk => walk.Paths)]));

        List<string> wrong = [];
        foreach (var (who, paths) in walks)
        {
            await (who == citizen ? who.GoPublicAsync(paths[0]) : who.GoAsync(paths[1])); // the first page of all others is for everybody, and asks nobody to sign in
            wrong.AddRange(await EveryPage.WalkAsync(who.Window, paths));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }
}
