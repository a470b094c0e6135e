using System.Runtime.CompilerServices;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>One window on the product's pages. It notes what must never happen: errors in the console, calls that fail on the server, requests to another machine.</summary>
public sealed class PortalPage : IAsyncDisposable
{
    /// <summary>The answer to that question while nobody is.</summary>
    private static readonly Refusal AskingWhoIsThere = new(401, "/api/account/me");

    private readonly string address;
    private readonly Func<Task> close;
    private readonly List<string> troubles = [];

    /// <param name="page">The window.</param>
    /// <param name="address">Where the product is, without a slash at its end.</param>
    /// <param name="close">Ends what was opened for it.</param>
    public PortalPage(IPage page, string address, Func<Task> close)
    {
        Page = page;
        this.address = address;
        this.close = close;
        page.Console += (_, message) =>
        {
            var trouble = $"console: {message.Text} {message.Location}";
            if (message.Type == "error" && !IsLeft(message.Text) && !AskingWhoIsThere.Is(trouble)) troubles.Add(trouble);
        };
        page.PageError += (_, error) => troubles.Add($"page: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                troubles.Add($"left the machine: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500) troubles.Add($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>What has gone wrong so far.</summary>
    public IReadOnlyList<string> Troubles => troubles;

    /// <summary>Fails with everything that has gone wrong so far.</summary>
    /// <param name="but">What the test itself provokes.</param>
    public void AssertUntroubled(params IReadOnlyList<Refusal> but)
    {
        var told = troubles.Where(trouble => !but.Any(refusal => refusal.Is(trouble))).ToList();
        Assert.True(told.Count == 0, string.Join('\n', told));
    }

    /// <summary>The table of a list page.</summary>
    public ILocator Rows => Page.Locator("tbody tr[data-row-key]");

    /// <summary>Goes to an address of the product.</summary>
    public Task GoAsync(string path) => Page.GotoAsync(address + path);

    public async Task SignInAsync(string userName, string password)
    {
        await GoAsync("/sign-in");
        await Page.GetByLabel("用户名").FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Page.GetByRole(AriaRole.Navigation).WaitForAsync();
    }

    public async Task OpenDefinitionsAsync(string query = "")
    {
        await GoAsync("/designer" + query);
        await Page.GetByRole(AriaRole.Heading, new() { Name = "流程设计" }).WaitForAsync();
        await Rows.First.WaitForAsync();
    }

    /// <summary>Opens a definition in Elsa's editor and waits for its activities.</summary>
    public async Task<StudioPage> OpenEditorAsync(string definitionId, string query = "")
    {
        await GoAsync($"/designer/{definitionId}{query}");
        return await StudioAsync();
    }

    /// <summary>The Studio's element that this page shows, once its activities are drawn.</summary>
    public async Task<StudioPage> StudioAsync()
    {
        var studio = new StudioPage(Page);
        await studio.WaitUntilDrawnAsync();
        return studio;
    }

    /// <summary>Keeps what the window shows, under the test's name, for people to look at.</summary>
    public async Task KeepAsync(string what, [CallerMemberName] string test = "")
    {
        var folder = Directory.CreateDirectory(Path.Combine(Site.Repository, ".artifacts", "screenshots")).FullName;
        await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{test}.{what}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await close();

    /// <summary>Who leaves a page while its live connection is being made leaves it unmade; the browser says so.</summary>
    private static bool IsLeft(string text) => text.Contains("closed before the connection is established", StringComparison.Ordinal);
}
