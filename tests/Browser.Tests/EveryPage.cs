using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>Looks at pages one after the other as somebody sees them: by axe, in English and dark and in Chinese and light, and on a telephone, where nothing may stand out on the right.</summary>
internal static partial class EveryPage
{
    private const int Phone = 390;

    /// <summary>What is wrong, a line each.</summary>
    /// <param name="window">Of whoever may open them; Chinese, light and on a desk before and after.</param>
    /// <param name="paths">Their addresses.</param>
    public static async Task<IReadOnlyList<string>> WalkAsync(PortalPage window, params IReadOnlyList<string> paths)
    {
        List<string> wrong = [];
        foreach (var (language, theme) in ((string, ColorScheme)[])[("en", ColorScheme.Dark), ("zh", ColorScheme.Light)])
        {
            await window.Page.EvaluateAsync("language => localStorage.setItem('language', language)", language);
            await window.Page.ReloadAsync();
            foreach (var path in paths)
            {
                try
                {
                    await ShowAsync(window.Page, path);
                }
                catch (Exception e) when (e is TimeoutException or PlaywrightException)
                {
                    wrong.Add($"{path}, {language}, does not come: {e.Message.Split('\n')[0]}");
                    continue;
                }

                wrong.AddRange(await Axe.CheckAsync(window, $"{path}, {language}", theme));
                if (language == "zh") wrong.AddRange(await KeepAsync(window, path));
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
        await page.Locator("h1:not([data-seen])").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".loading, [aria-busy=true], .ant-spin-spinning, .ant-skeleton-active")).ToHaveCountAsync(0);
    }

    private static async Task<IEnumerable<string>> KeepAsync(PortalPage window, string path)
    {
        var name = path == "/" ? "home" : path.Trim('/').Replace('/', '-').Replace('?', '-');
        var desk = window.Page.ViewportSize!;
        await window.KeepAsync(name, "Page");
        await window.Page.SetViewportSizeAsync(Phone, 844);
        await window.KeepAsync(name + "-phone", "Page");
        var wide = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        await window.Page.SetViewportSizeAsync(desk.Width, desk.Height);
        return wide > Phone ? [$"{path} is {wide} pixels wide on a telephone"] : [];
    }

    [GeneratedRegex("path: '([^']+)'")]
    private static partial Regex Route();

    [GeneratedRegex(":[a-zA-Z]+")]
    private static partial Regex Part();
}
