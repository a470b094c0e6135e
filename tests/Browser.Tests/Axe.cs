using System.Text.Json;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Asks axe whether everybody can use what a window shows: WCAG 2.2 AA and good practice. What is inside the Studio's own frame is Elsa's.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>What is wrong, a line each, beginning with <paramref name="where"/>.</summary>
    /// <param name="themes">In these, one after the other; none: in dark and in light. Leaves the window in the last.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(PortalPage page, string where, params IReadOnlyList<ColorScheme> themes)
    {
        if (!await page.Page.EvaluateAsync<bool>("() => 'axe' in window")) await page.Page.EvaluateAsync(Script);
        List<string> violations = [];
        foreach (var colours in themes.Count > 0 ? themes : [ColorScheme.Dark, ColorScheme.Light])
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = colours });
            await page.Page.WaitForFunctionAsync("dark => (document.documentElement.dataset.theme === 'dark') === dark", colours == ColorScheme.Dark);
            await page.Page.WaitForFunctionAsync("() => document.getAnimations().every(one => one.effect.getComputedTiming().endTime === Infinity)"); // half faded in is no colour to judge
            var found = await page.Page.EvaluateAsync<JsonElement>(
                """
                async () => (await axe.run(document, { iframes: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
                  .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} (${node.any[0]?.message ?? one.help})`))
                """);
            violations.AddRange(found.EnumerateArray().Select(one => $"{where}, {colours}: {one.GetString()}"));
        }

        return violations;
    }
}
