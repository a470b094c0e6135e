using System.Globalization;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Inbox.Groups;
using BenchmarkWorkflow.Inbox.Tasks;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A task tells which application it is about to those who may know the company, and to nobody else.</summary>
public sealed class TaskMatterTests
{
    [Theory, EachDatabase]
    public async Task The_company_is_told_to_its_unit_the_secretariat_and_itself_and_not_to_an_expert(DatabaseKind kind)
    {
        await using var server = await RunningServer.StartAsync(kind, ("Workflows", Shipped.Folder));
        foreach (var (user, role) in new[] { ("clerk", Roles.Unit), ("elsewhere", Roles.Unit), ("expert", Roles.Expert), ("staff", Roles.Secretariat), ("company-1", Roles.Applicant) })
            await server.AddAccountAsync(user, TaskOffice.Password, role);
        var task = await server.Services.GetRequiredService<UnitOfWork>().RunAsync(
            async (services, ct) =>
            {
                await services.GetRequiredService<GroupMembers>().AddAsync("unit:1", "clerk", ct);
                await services.GetRequiredService<GroupMembers>().AddAsync("unit:2", "elsewhere", ct);
                var campaign = (await services.GetRequiredService<CampaignDesk>().FindAsync(2022, ct))!;
                var application = await Company.SubmitAsync(services, campaign.Id, number: 1, unit: 1, ct);
                var wanted = TaskOffice.Review with
                {
                    Respondents = ["clerk", "elsewhere", "expert", "company-1"], AboutKind = "application", AboutId = application.ToString(CultureInfo.InvariantCulture),
                };
                return (await services.GetRequiredService<UserTasks>().CreateAsync(wanted, ct)).TaskId;
            },
            CancellationToken.None);

        foreach (var (user, told) in new[] { ("clerk", true), ("staff", true), ("company-1", true), ("elsewhere", false), ("expert", false) })
        {
            using var browser = await Browser.SignedInAsync(server, user, TaskOffice.Password);
            var (_, seen) = await browser.GetAsync($"/api/tasks/{task}");
            Assert.Equal(told ? Company.Name(1) : null, (string?)seen["matter"]?["company"]);
            Assert.Equal(told, seen.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Contains(Company.Name(1), StringComparison.Ordinal));
        }
    }
}
