using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Looks at pages one after the other as somebody sees them: by axe, in Chinese and in English, each light and dark, and on a telephone, where nothing may stand out on the right.</summary>
internal static partial class EveryPage
{
    private const int Phone = 390;

    /// <summary>What is wrong, a line each.</summary>
    /// <param name="window">Of whoever may open them, on a desk.</param>
    /// <param name="who">Whose the pictures are that are kept.</param>
    /// <param name="paths">Their addresses.</param>
    public static async Task<IReadOnlyList<string>> WalkAsync(PortalPage window, string who, params IReadOnlyList<string> paths)
    {
        List<string> wrong = [];
        await StandAsync(window.Page); // the heading of where the window is would be taken for the first page's if it came after
        foreach (var path in paths)
        {
            try
            {
                await ShowAsync(window.Page, path);
                for (var turn = 0; turn < 2; turn++)
                {
                    if (turn > 0) await SwitchAsync(window.Page); // and the next page begins in the language that this one ended in
                    var chinese = await window.Page.EvaluateAsync<bool>("() => document.documentElement.lang === 'zh-CN'");
                    wrong.AddRange(await Axe.CheckAsync(window, $"{who} at {path}, {(chinese ? "zh" : "en")}", chinese ? [ColorScheme.Dark, ColorScheme.Light] : [ColorScheme.Light, ColorScheme.Dark]));
                    if (chinese) wrong.AddRange(await KeepAsync(window, who, path));
                }
            }
            catch (Exception e) when (e is TimeoutException or PlaywrightException)
            {
                wrong.Add($"{who} at {path} does not come: {e.Message.Split('\n')[0]}");
            }
        }

        return wrong;
    }

    /// <summary>The addresses of <c>pages.tsx</c>, as patterns, that none of these is.</summary>
    public static IReadOnlyList<string> NotAmong(IReadOnlyCollection<string> paths) =>
    [
        .. Route().Matches(File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "src", "pages.tsx"))).Select(match => match.Groups[1].Value).Where(pattern => pattern.StartsWith('/'))
            .Where(pattern => !paths.Any(path => Regex.IsMatch(path.Split('?')[0], $"^{Part().Replace(pattern, "[^/]+")}$"))),
    ];

    /// <summary>Follows a link to it, without loading everything anew, and waits until it stands there.</summary>
    private static async Task ShowAsync(IPage page, string path)
    {
        await page.EvaluateAsync(
            """
            async path => {
              const here = new URL(path, location).pathname === location.pathname; // another tab of the page keeps its heading
              if (!here) document.querySelectorAll('h1').forEach(heading => heading.dataset.seen = '');
              history.pushState({}, '', path);
              dispatchEvent(new PopStateEvent('popstate', { state: {} }));
              for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
            }
            """, path);
        await StandAsync(page);
    }

    private static async Task StandAsync(IPage page)
    {
        await page.Locator("h1:not([data-seen])").First.WaitForAsync();
        await SettleAsync(page);
    }

    /// <summary>Speaks the other language, by the switch that every page has.</summary>
    private static async Task SwitchAsync(IPage page)
    {
        var before = await page.EvaluateAsync<string>("() => { document.querySelector('button[lang]').click(); return document.documentElement.lang; }"); // its texts still have to come
        await page.Locator($"html:not([lang={before}])").WaitForAsync();
        await SettleAsync(page);
    }

    private static Task SettleAsync(IPage page) => Assertions.Expect(page.Locator(".loading, [aria-busy=true], .ant-spin-spinning, .ant-skeleton-active")).ToHaveCountAsync(0);

    private static async Task<IEnumerable<string>> KeepAsync(PortalPage window, string who, string path)
    {
        var name = path == "/" ? "home" : path.Trim('/').Replace('/', '-').Replace('?', '-');
        var desk = window.Page.ViewportSize!;
        await window.KeepAsync(name, who);
        await window.Page.SetViewportSizeAsync(Phone, 844);
        await window.KeepAsync(name + "-phone", who);
        var wide = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await window.Page.SetViewportSizeAsync(desk.Width, desk.Height);
        return wide > Phone ? [$"{who} at {path} is {wide} pixels wide on a telephone"] : [];
    }

    [GeneratedRegex("path: '([^']+)'")]
    private static partial Regex Route();

    [GeneratedRegex(":[a-zA-Z]+")]
    private static partial Regex Part();
}
