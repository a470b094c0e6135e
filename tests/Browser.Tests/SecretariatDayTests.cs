using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>A secretary's pages from sign-in to the door of an event: the notice to come, a case, dates that move, a letter's words, guests who arrive.</summary>
[Collection(SiteCollection.Name)]
public sealed class SecretariatDayTests(Site site)
{
    [Fact]
    public async Task A_secretary_prepares_the_notice_moves_a_date_rewords_a_letter_and_lets_guests_in()
    {
        await site.OpenSeasonAsync();
        await site.AddAccountAsync("secretary-71", Roles.Secretariat, displayName: "李敏");
        var (meeting, code) = await MeetAsync();
        await using var page = await site.SignInAsync("secretary-71");
        List<string> violations = [];

        await page.GoAsync("/notice-desk");
        await page.Page.GetByLabel("公示说明").FillAsync("现将拟入选名单予以公示。");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存说明" }).ClickAsync();
        await page.Page.GetByText("李敏 保存于").WaitForAsync();
        violations.AddRange(await CheckAsync(page, "notice"));

        await page.GoAsync("/campaign-settings");
        var exchange = page.Page.GetByLabel("调整第一期经验交流活动");
        var later = (await site.ReadAsync(db => db.Set<CampaignDate>().Where(date => date.Name == "exchange").Select(date => date.At).SingleAsync())).AddDays(3);
        await exchange.FillAsync(later.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm"));
        await exchange.PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "预览影响" }).ClickAsync();
        await page.Page.GetByText("推迟 3 天").WaitForAsync();
        violations.AddRange(await CheckAsync(page, "dates"));
        await page.Page.GetByLabel("调整原因").FillAsync("会场安排调整");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "确认调整 1 个日期" }).ClickAsync();
        await page.Page.GetByText("李敏 调整于").WaitForAsync();

        await page.GoAsync("/mail-templates/event-reminder");
        await page.Page.GetByLabel("正文").FillAsync("{{name}}：\n\n请准时参加“{{title}}”。");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "保存", Exact = true }).ClickAsync();
        await page.Page.GetByText("第 1 版").First.WaitForAsync();
        await Assertions.Expect(page.Page.FrameLocator("iframe").GetByText("请准时参加")).ToBeVisibleAsync();
        violations.AddRange(await CheckAsync(page, "letter"));

        await page.GoAsync($"/exchange-desk/{meeting}");
        await page.Rows.First.WaitForAsync();
        violations.AddRange(await CheckAsync(page, "event"));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "签到" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/door");
        await page.Page.SetViewportSizeAsync(390, 844);
        await CheckInAsync(page, code);
        await page.Page.GetByText("签到成功").WaitForAsync();
        await CheckInAsync(page, code.ToLowerInvariant());
        await page.Page.GetByText("此前已签到").WaitForAsync();
        violations.AddRange(await CheckAsync(page, "door"));
        foreach (var path in (string[])["/objections", "/exchange-desk", "/mail-templates", "/campaign-settings?tab=settings"])
        {
            await page.GoAsync(path);
            await page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        }

        Assert.Empty(violations);
        Assert.Empty(page.Troubles);
    }

    private static async Task CheckInAsync(PortalPage page, string code)
    {
        await page.Page.GetByLabel("签到码").FillAsync(code);
        await page.Page.Keyboard.PressAsync("Enter");
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(PortalPage page, string where)
    {
        await page.KeepAsync(where, "Secretariat");
        return await Axe.CheckAsync(page, where);
    }

    /// <summary>An event that is today, with one who has a seat.</summary>
    private Task<(long Id, string Code)> MeetAsync() => site.Services.GetRequiredService<UnitOfWork>().RunAsync(
        async (services, ct) =>
        {
            var campaign = (await services.GetRequiredService<CampaignDesk>().FindAsync(2022, ct))!.Id;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var plan = services.GetRequiredService<ExchangePlan>();
            var meeting = await plan.AddAsync(campaign, new PlannedEvent("交流活动", "数字化", now.AddMinutes(30), now.AddDays(1), "杭州", 10, Agenda: "09:00 专家授课"), "system", ct);
            await plan.SetStateAsync(meeting.Id, ExchangeEventState.Open, "system", ct);
            var guest = await services.GetRequiredService<EventRegistrations>().RegisterAsync(meeting.Id, new Attendee("王一", "示范公司", "guest@guests.example"), "public", ct);
            await plan.ChangeAsync(meeting.Id, new PlannedEvent("交流活动", "数字化", now.AddHours(-1), now.AddDays(1), "杭州", 10, Agenda: "09:00 专家授课"), null, "system", ct);
            return (meeting.Id, guest.Code!);
        },
        CancellationToken.None);
}
