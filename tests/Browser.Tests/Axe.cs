using System.Text.Json;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Asks axe whether everybody can use what a window shows: WCAG 2.2 AA and good practice. What is inside the Studio's own frame is Elsa's.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "node_modules", "axe-core", "axe.min.js"));

    /// <summary>What another theme may change; names, order and sizes are the same in both.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>What is wrong, a line each, beginning with <paramref name="where"/>.</summary>
    /// <param name="themes">Everything in the first, then the colours in the others; none: dark, then light. Leaves the window in the last.</param>
    public static async Task<IReadOnlyList<string>> CheckAsync(PortalPage page, string where, params IReadOnlyList<ColorScheme> themes)
    {
        if (!await page.Page.EvaluateAsync<bool>("() => 'axe' in window")) await page.Page.EvaluateAsync(Script);
        List<string> violations = [];
        IReadOnlyList<ColorScheme> all = themes.Count > 0 ? themes : [ColorScheme.Dark, ColorScheme.Light];
        foreach (var (place, colours) in all.Index())
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = colours });
            var found = await page.Page.EvaluateAsync<JsonElement>(
                """
                async ({ dark, only }) => {
                  const until = async there => {
                    for (let frame = 0; !there(); frame++) {
                      if (frame === 600) throw new Error(`Not after ${frame} frames: ${there}`);
                      await new Promise(requestAnimationFrame);
                    }
                  };
                  await until(() => !document.querySelector('[aria-busy=true]')); // what is still being read is dimmed
                  await until(() => (document.documentElement.dataset.theme === 'dark') === dark);
                  await new Promise(requestAnimationFrame); // by then what fades has begun to
                  await until(() => { // half faded in is no colour to judge
                    const fading = document.getAnimations().filter(one => one.playState !== 'finished' && one.effect.getComputedTiming().endTime !== Infinity);
                    for (const one of fading) one.finish();
                    return fading.length === 0;
                  });
                  return (await axe.run(document, { iframes: false, resultTypes: ['violations'], runOnly: only })).violations
                    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} (${node.any[0]?.message ?? one.help})`));
                }
                """, new { dark = colours == ColorScheme.Dark, only = place == 0 ? Everything : Colours });
            violations.AddRange(found.EnumerateArray().Select(one => $"{where}, {colours}: {one.GetString()}"));
        }

        return violations;
    }
}
