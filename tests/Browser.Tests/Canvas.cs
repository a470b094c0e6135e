namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>What a process owner does on the canvas of Elsa's editor.</summary>
public static class Canvas
{
    /// <summary>Elsa's bar that says the element is dead.</summary>
    public static ILocator ErrorBar(this StudioPage studio) => studio.Frame.Locator("#blazor-error-ui");

    public static ILocator ById(this StudioPage studio, string activity) => studio.Frame.Locator($"#activity-{activity}");

    public static ILocator Edges(this StudioPage studio) => studio.Frame.Locator(".x6-edge");

    /// <summary>Shows the whole definition.</summary>
    public static async Task FitAsync(this StudioPage studio)
    {
        await studio.Frame.Locator(".mud-paper button").First.ClickAsync();
        await studio.Frame.Locator(".x6-graph-svg-viewport").First.EvaluateAsync(
            """
            canvas => new Promise(done => {
              let [last, still] = ['', 0];
              const look = () => {
                const now = canvas.getAttribute('transform');
                [last, still] = [now, now === last ? still + 1 : 0];
                if (still < 24) requestAnimationFrame(look); else done();
              };
              look();
            })
            """); // it moves there, and is there once it stands still
    }

    /// <summary>Where a place of the drawing is seen, from the canvas' corner.</summary>
    public static async Task<(float X, float Y)> PlaceAsync(this StudioPage studio, float x, float y)
    {
        var at = await studio.Frame.Locator(".x6-graph-svg").First.EvaluateAsync<double[]>(
            """
            (svg, [x, y]) => {
              const at = new DOMPoint(x, y).matrixTransform(svg.querySelector('.x6-graph-svg-viewport').getScreenCTM());
              const box = svg.getBoundingClientRect();
              return [at.x - box.x, at.y - box.y];
            }
            """, new double[] { x, y });
        return ((float)at[0], (float)at[1]);
    }

    /// <summary>Shows another definition in the editor that is loaded already, and waits for its activities: each of them, and no other.</summary>
    public static async Task ShowAsync(this StudioPage studio, string definitionId, IReadOnlyCollection<string> activities)
    {
        await studio.Frame.Locator("elsa-workflow-definition-editor").EvaluateAsync("(editor, id) => editor.setAttribute('definition-id', id)", definitionId);
        foreach (var activity in activities) await Assertions.Expect(studio.ById(activity)).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(studio.Activities).ToHaveCountAsync(activities.Count);
    }

    /// <summary>Opens the panel of an activity.</summary>
    public static async Task PickAsync(this StudioPage studio, IPage page, string activity)
    {
        await Assertions.Expect(studio.ById(activity)).ToBeVisibleAsync();
        var there = await studio.ById(activity).EvaluateAsync<bool>(
            """
            (node, id) => {
              const box = node.getBoundingClientRect();
              return node.ownerDocument.elementFromPoint(box.x + box.width * 0.55, box.y + box.height * 0.3)?.closest('[data-cell-id]')?.getAttribute('data-cell-id') === id;
            }
            """, activity);
        if (!there) throw new InvalidOperationException($"{activity} is drawn where nobody can click it.");
        var box = await BoxAsync(studio.ById(activity));
        await page.Mouse.ClickAsync(box.X + (box.Width * 0.55f), box.Y + (box.Height * 0.3f));
    }

    /// <summary>Drags an activity out of the toolbox; answers its id.</summary>
    public static async Task<string> DropAsync(this StudioPage studio, string category, string name, float x, float y)
    {
        var before = await studio.IdsAsync();
        await studio.Frame.Locator("input[placeholder='Search'], input[placeholder^='搜索']").First.FillAsync(name);
        var item = studio.Frame.Locator(".mud-paper[draggable=true]:visible").Filter(new() { HasText = name });
        await studio.Frame.Locator(".mud-expand-panel-header").Filter(new() { HasText = category }).ClickAsync();
        await item.DragToAsync(studio.Frame.Locator(".x6-graph-svg").First, new() { TargetPosition = new() { X = x, Y = y } });
        await Assertions.Expect(studio.Activities).ToHaveCountAsync(before.Count + 1);
        return (await studio.IdsAsync()).Except(before).Single();
    }

    /// <summary>Draws a line from an outcome to an activity.</summary>
    public static async Task ConnectAsync(this StudioPage studio, IPage page, string from, string outcome, string to)
    {
        var graph = await BoxAsync(studio.Frame.Locator(".x6-graph-svg").First);
        await page.Mouse.ClickAsync(graph.X + graph.Width - 30, graph.Y + graph.Height - 30); // a selected activity covers its ports
        var (start, end) = (await PortAsync(studio, from, outcome), await PortAsync(studio, to, "In"));
        await page.Mouse.MoveAsync(start.X, start.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X, end.Y, new() { Steps = 12 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Chooses in a list of the panel.</summary>
    public static async Task ChooseAsync(this StudioPage studio, string label, string text)
    {
        await studio.Frame.Locator($"xpath=//label[normalize-space()='{label}']/ancestor::div[contains(@class, 'mud-input-control')][1]").Locator(".mud-input").First.ClickAsync();
        await studio.Frame.Locator(".mud-popover-open").GetByText(text).Last.ClickAsync(); // a long list stands below a box to search in
    }

    /// <summary>Publishes with the editor's own button and answers what the server said.</summary>
    public static async Task<int> PublishAsync(this StudioPage studio, IPage page)
    {
        var answer = await page.RunAndWaitForResponseAsync(
            () => studio.Frame.Locator("button.mud-icon-button.mud-primary-text").First.ClickAsync(),
            response => response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal) && response.Request.PostData?.Contains("\"publish\":true", StringComparison.Ordinal) == true);
        return answer.Status;
    }

    private static async Task<IReadOnlyList<string>> IdsAsync(this StudioPage studio) =>
        await studio.Frame.Locator(".x6-graph-svg").First.EvaluateAsync<string[]>("svg => [...svg.querySelectorAll('.x6-node')].map(node => node.getAttribute('data-cell-id'))");

    private static async Task<(float X, float Y)> PortAsync(StudioPage studio, string activity, string port)
    {
        var box = await BoxAsync(studio.Frame.Locator($"[data-cell-id='{activity}'] [port='{port}'] circle").First);
        return (box.X + (box.Width * 0.25f), box.Y + (box.Height * 0.75f)); // beside the line that may begin there, whichever way it goes
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"{locator} is not to be seen.");
}
