using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Every shipped definition and every activity of ours in the real editor. The editor is loaded once for each test: loading is what takes long.</summary>
[Collection(SiteCollection.Name)]
public sealed class EditorPanelTests(Site site)
{
    [Fact]
    public async Task Every_shipped_definition_opens_without_a_warning_with_all_its_activities_on_the_canvas()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        await using var page = await site.SignInAsync(width: 2500, height: 1500);
        var studio = await page.OpenEditorAsync("application");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Site.Repository, "workflows"), "*.json").Order())
        {
            var id = Path.GetFileNameWithoutExtension(file);
            await studio.ShowAsync(id, [.. (await elsa.LatestAsync(id))["root"]!["activities"]!.AsArray().Select(activity => activity!["id"]!.ToString())]);
            Assert.Empty((await elsa.GetAsync($"/api/designer/definitions/{id}/problems"))["problems"]!.AsArray().Select(problem => $"{id}: {problem!["message"]}"));
            await studio.FitAsync();
            await page.KeepAsync(id);
            Assert.False(await studio.ErrorBar().IsVisibleAsync(), id);
        }

        page.AssertUntroubled();
    }

    [Fact]
    public async Task Every_activity_of_ours_shows_a_panel_with_all_its_inputs_in_Chinese()
    {
        using var elsa = await ElsaClient.SignInAsync(site);
        var ours = (await elsa.GetAsync("descriptors/activities"))["items"]!.AsArray().Cast<JsonObject>().Where(item => item["typeName"]!.ToString().StartsWith("Benchmark.", StringComparison.Ordinal)).ToArray();
        await elsa.SaveAsync(ElsaClient.Definition("every-panel", ours.Select((descriptor, index) => ElsaClient.Activity($"a{index}", descriptor["typeName"]!.ToString()))));
        await using var page = await site.SignInAsync(width: 2500, height: 1500);
        var studio = await page.OpenEditorAsync("every-panel");
        await studio.FitAsync();
        await page.KeepAsync("canvas");
        for (var index = 0; index < ours.Length; index++)
        {
            var (type, inputs) = (ours[index]["typeName"]!.ToString(), ours[index]["inputs"]!.AsArray());
            await studio.PickAsync(page.Page, $"a{index}");
            foreach (var input in inputs) await studio.Frame.GetByText(input!["displayName"]!.ToString(), new() { Exact = true }).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            if (inputs.Count == 0) await studio.Frame.GetByText("这个活动没有输入属性").WaitForAsync();
            else await page.KeepAsync(type);
            Assert.Equal(0, await studio.Frame.GetByText("Unsupported UI hint").CountAsync());
            Assert.False(await studio.ErrorBar().IsVisibleAsync(), type);
        }

        page.AssertUntroubled();
    }
}
