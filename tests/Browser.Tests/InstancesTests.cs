namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>The list of instances, and an instance in Elsa's viewer. The campaign of the shipped data runs from the start.</summary>
[Collection(SiteCollection.Name)]
public sealed class InstancesTests(Site site)
{
    [Fact]
    public async Task A_running_instance_is_listed_found_by_its_application_and_opens_in_Elsas_viewer()
    {
        await using var page = await site.SignInAsync();
        await page.GoAsync("/instances?application=campaign:2022");
        var row = page.Rows.Filter(new() { HasText = "campaign:2022" }).Filter(new() { HasText = "年度活动" }).First; // other tests run instances for it too
        await row.GetByText("等待中").WaitForAsync();
        await page.KeepAsync("list");

        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        var studio = await page.StudioAsync();

        await studio.Frame.GetByText("campaign:2022").First.WaitForAsync();
        await page.KeepAsync("viewer");
        page.AssertUntroubled();
    }

    [Fact]
    public async Task An_instance_that_could_not_be_deleted_stays_before_the_eyes()
    {
        await using var page = await site.SignInAsync();
        await page.GoAsync("/instances");
        await page.Rows.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(0); // the list, whose rows have buttons of that name, stays until the viewer is there
        await page.Page.RouteAsync("**/bulk-actions/delete/**", route => route.FulfillAsync(new() { Status = 409, Json = new { message = "现在不能删除。" } }));

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.Page.GetByText("现在不能删除。").WaitForAsync();
        await page.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Matches("/instances/[^/?]+$", page.Page.Url);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "删除" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_filter_that_nothing_meets_says_so_and_can_be_cleared()
    {
        await using var page = await site.SignInAsync();
        await page.GoAsync("/instances?search=nothing-is-called-so");
        await page.Page.GetByText("没有符合条件的实例").WaitForAsync();

        await page.Page.GetByRole(AriaRole.Cell).GetByRole(AriaRole.Button, new() { Name = "清除筛选" }).ClickAsync();

        await page.Rows.First.WaitForAsync();
        page.AssertUntroubled();
    }
}
