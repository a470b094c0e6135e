namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>One of Elsa Studio's elements inside a page of ours: its own document in a frame.</summary>
public sealed class StudioPage(IPage page)
{
    /// <summary>The element's document.</summary>
    public IFrameLocator Frame => page.FrameLocator("iframe");

    /// <summary>The activities on the canvas.</summary>
    public ILocator Activities => Frame.Locator("elsa-activity-wrapper");

    /// <summary>The activity that shows <paramref name="text"/>.</summary>
    public ILocator Activity(string text) => Activities.Filter(new() { HasText = text }).First;

    /// <summary>The frame tells the page that it is there; before, a bar shows how far it is.</summary>
    public async Task WaitUntilDrawnAsync()
    {
        await Activities.First.WaitForAsync(new() { Timeout = 90_000 });
        await page.GetByRole(AriaRole.Progressbar).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
