using System.Text.RegularExpressions;

namespace BenchmarkWorkflow.Browser.Tests.Seasons;

/// <summary>Somebody with a browser of their own, who signs in again where the session has ended meanwhile.</summary>
internal sealed class Person : IAsyncDisposable
{
    /// <summary>Who leaves a session alone for so long signs in again.</summary>
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    private readonly SeasonSite site;
    private readonly string? userName;
    private readonly HashSet<string> looked = [];
    private readonly List<string> violations = [];
    private DateTimeOffset? lastHere;

    private Person(SeasonSite site, string? userName, PortalPage window) 
    {
        (this.site, this.userName, Window) = (site, userName, window);
        window.Page.SetDefaultTimeout(20_000);
    }

    public PortalPage Window { get; }

    public IPage Page => Window.Page;

    /// <summary>What <see cref="LookAsync"/> has found.</summary>
    public IReadOnlyList<string> Violations => violations;

    /// <summary>Opens a browser.</summary>
    /// <param name="userName">Under which the person signs in; none: the public.</param>
    public static async Task<Person> ComeAsync(SeasonSite site, string? userName = null, bool phone = false) =>
        new(site, userName, phone ? await site.OpenAsync(width: 390, height: 844) : await site.OpenAsync());

    /// <summary>The person is signed in already: it was part of registering, or of opening the account.</summary>
    public void IsHere() => lastHere = site.Now;

    /// <summary>Goes to an address, by way of the sign-in where there is no session any more.</summary>
    public async Task GoAsync(string path)
    {
        await Window.GoAsync(path);
        if (userName is not null && !(site.Now - lastHere < Session))
        {
            await Page.GetByLabel("用户名").FillAsync(userName);
            await Page.GetByLabel("密码", new() { Exact = true }).FillAsync(Site.Password);
            await Page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
            await Page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        }

        lastHere = site.Now;
    }

    /// <summary>Goes to an address that is for everybody.</summary>
    public Task GoPublicAsync(string path) => Window.GoAsync(path);

    /// <summary>Presses the button that says just this; an icon may stand before it.</summary>
    public Task ClickAsync(string button) => Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"(^| ){Regex.Escape(button)}$") }).ClickAsync();

    /// <summary>Takes the one task whose title holds this out of the inbox and opens it.</summary>
    public async Task TakeTaskAsync(string title)
    {
        await GoAsync("/inbox?scope=Available");
        await OpenTaskAsync(title);
        await ClickAsync("认领");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "办理", Exact = true }).Or(Page.Locator("#answer-title")).First.WaitForAsync();
    }

    /// <summary>Opens a task that is in the list.</summary>
    public Task OpenTaskAsync(string title) => Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();

    /// <summary>Chooses how the task ends, says why where it has to be said, and hands it in; what is meant once only is asked first.</summary>
    public async Task AnswerAsync(string action, string? opinion = null, bool asksFirst = false)
    {
        await Page.GetByRole(AriaRole.Radio, new() { Name = action, Exact = true }).CheckAsync();
        if (opinion is not null) await Page.Locator("#opinion").FillAsync(opinion);
        await HandInAsync($"提交：{action}", asksFirst);
    }

    /// <summary>Hands in a task by its button.</summary>
    public Task HandInAsync(string button, bool asksFirst = false) => Page.RunAndWaitForResponseAsync(
        async () =>
        {
            await ClickAsync(button);
            if (asksFirst) await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "提交", Exact = true }).ClickAsync();
        },
        response => response.Url.EndsWith("/complete", StringComparison.Ordinal) && response.Ok);

    /// <summary>Picks out of a list that drops down, by what is typed into it; the list may still have to come.</summary>
    public async Task ChooseAsync(string label, string text)
    {
        var box = Page.GetByRole(AriaRole.Combobox, new() { Name = label }).Last; // a dialog comes after what it covers
        await box.FillAsync(text);
        await Page.Locator(".ant-select-dropdown:visible .ant-select-item-option-active").Filter(new() { HasText = text }).WaitForAsync();
        await box.PressAsync("Enter"); // what drops down may still be moving
    }

    /// <summary>Looks at what is open, such as a dialog, by axe, light and dark; once where it opens again.</summary>
    public async Task LookAsync(string what)
    {
        if (looked.Add(what)) violations.AddRange(await Axe.CheckAsync(Window, what));
    }

    public Task SeeAsync(string text) => Page.GetByText(text).First.WaitForAsync();

    public Task KeepAsync(string what) => Window.KeepAsync(what, "Season");

    public ValueTask DisposeAsync() => Window.DisposeAsync();
}
