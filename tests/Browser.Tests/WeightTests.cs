using System.Text.Json;
using System.Text.RegularExpressions;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>
/// What each page costs who opens it for the first time, without a click: its script over the wire (gzip), and the time until its heading stands there. What Elsa's Studio loads in its own frame is not
/// ours to make smaller and not counted, so the pages around it are not walked.
/// </summary>
[Collection(PagesCollection.Name)]
public sealed class WeightTests(Site site, ITestOutputHelper output)
{
    /// <summary>Bytes of script of a page, compressed by gzip.</summary>
    private const int Most = 250_000;

    /// <summary>Until something is painted; loosely, as other tests run beside it: a second is wanted, and a third of it is usual.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, long> sizes = [];
    private readonly List<string> wrong = [];

    [Fact]
    public async Task No_page_loads_more_script_or_takes_longer_than_it_may()
    {
        await site.OpenSeasonAsync();
        var application = await site.SubmitAsync(91);
        await site.SendPackageAsync(91);
        var account = await site.ReadAsync(db => db.Set<Account>().Where(one => one.UserName == Site.Administrator).Select(one => one.Id).SingleAsync());
        await using (var nobody = await site.OpenAsync()) await WalkAsync(nobody, ["/", "/sign-in", "/register", "/campaign", "/notices", "/exchanges", "/experiences"]);

        await using (var company = await site.OpenAsync())
        {
            await BeginAsync(company);
            await WalkAsync(company, ["/application", "/application?step=documents", "/application?step=check"]);
        }

        await site.AddAccountAsync("weigher", Roles.Secretariat);
        await using (var secretary = await site.SignInAsync("weigher"))
        {
            await secretary.GoAsync("/inbox?scope=All");
            var task = await secretary.Page.Locator("a[data-task]").First.GetAttributeAsync("href");
            await WalkAsync(secretary, ["/", "/inbox", task!]);
        }

        await using var staff = await site.SignInAsync();
        await WalkAsync(staff, [.. Menu(), $"/applications/{application}", $"/applications/{application}?tab=course", $"/accounts/{account}", "/mail-templates/application-received", "/campaign-settings?tab=settings"]);

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>However far the server is and however busy the machine: nothing that is needed waits for something that could have come beside it.</summary>
    [Fact]
    public async Task The_first_page_of_somebody_new_is_asked_for_all_at_once()
    {
        await using var nobody = await site.OpenAsync();
        nobody.Page.SetDefaultTimeout(20_000);
        await HoldAsync("base", until: "/assets/HomePage-"); // the texts come no sooner than the page is asked for, and the page no sooner than what it shows
        await HoldAsync("HomePage", until: "/api/campaigns/current");
        await nobody.GoAsync("/");
        await nobody.Page.Locator("h1").First.WaitForAsync();
        var asked = (await nobody.Page.EvaluateAsync<JsonElement>("() => performance.getEntriesByType('resource').map(({ name, startTime, responseEnd }) => ({ path: new URL(name).pathname, begun: startTime, ended: responseEnd }))"))
            .EnumerateArray().Select(one => new { Path = one.GetProperty("path").GetString()!, Begun = one.GetProperty("begun").GetDouble(), Ended = one.GetProperty("ended").GetDouble() }).ToList();
        var (entry, texts) = (One("/assets/index-"), One("/assets/base-"));

        Assert.DoesNotContain(asked, one => one.Path == "/api/account/me"); // the document says that nobody is there
        Assert.True(texts.Begun < entry.Ended, "The texts wait for the script.");

        async Task HoldAsync(string script, string until)
        {
            var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            nobody.Page.Request += (_, request) =>
            {
                if (request.Url.Contains(until, StringComparison.Ordinal) && !request.Url.EndsWith(".css", StringComparison.Ordinal)) asked.TrySetResult();
            };
            await nobody.Page.RouteAsync($"**/assets/{script}-*.js", async route =>
            {
                await asked.Task;
                await route.ContinueAsync();
            });
        }

        (double Begun, double Ended) One(string path)
        {
            var one = asked.Where(one => one.Path.StartsWith(path, StringComparison.Ordinal) && !one.Path.EndsWith(".css", StringComparison.Ordinal)).MinBy(one => one.Begun);
            Assert.True(one is not null, $"{path} was not asked for.");
            return (one.Begun, one.Ended);
        }
    }

    /// <summary>A company registers and begins its application.</summary>
    private static async Task BeginAsync(PortalPage company)
    {
        var code = "91110108MA7654321";
        code += CreditCode.CheckCharacter(code);
        await company.GoAsync("/register");
        foreach (var (label, value) in new[]
        {
            ("用户名", "weight@light.example"), ("企业全称", "北京轻量制造有限公司"), ("统一社会信用代码", code), ("企业地址", "北京市海淀区轻量路 1 号"), ("联系人", "李工"), ("联系电话", "13900000001"),
            ("电子邮箱", "weight@light.example"), ("密码", Site.Password), ("再次输入密码", Site.Password),
        })
            await company.Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await company.Page.GetByRole(AriaRole.Button, new() { Name = "注册并开始填写申报" }).ClickAsync();
        await company.Page.GetByRole(AriaRole.Button, new() { Name = "开始填写申报", Exact = true }).ClickAsync();
        await company.Page.Locator("#step-heading").WaitForAsync();
    }

    private async Task WalkAsync(PortalPage page, IEnumerable<string> paths)
    {
        HashSet<string> loaded = [];
        page.Page.Response += (_, response) =>
        {
            if (Regex.IsMatch(response.Url, @"\.(js|mjs|css)$")) lock (loaded) loaded.Add(response.Url);
        };
        using var client = new HttpClient();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip");
        foreach (var path in paths)
        {
            lock (loaded) loaded.Clear();
            await page.GoAsync(path);
            await page.Page.Locator("h1").First.WaitForAsync();
            var painted = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.getEntriesByType('paint').find(one => one.name === 'first-contentful-paint')?.startTime ?? 0"));
            var shown = TimeSpan.FromMilliseconds(await page.Page.EvaluateAsync<double>("() => performance.now()"));
            await page.Page.WaitForTimeoutAsync(300); // parts of a page that come behind it
            List<string> files;
            lock (loaded) files = [.. loaded];
            foreach (var file in files.Where(file => !sizes.ContainsKey(file)))
            {
                using var answer = await client.GetAsync(file);
                sizes[file] = (await answer.Content.ReadAsByteArrayAsync()).LongLength; // as it comes: the smallest are not compressed
            }

            var weight = files.Where(file => !file.EndsWith(".css", StringComparison.Ordinal)).Sum(file => sizes[file]);
            output.WriteLine($"{path}: {weight / 1000.0:0} kB of script and {(files.Sum(file => sizes[file]) - weight) / 1000.0:0} of styles, painted after {painted.TotalMilliseconds:0} ms, its heading there after {shown.TotalMilliseconds:0} ms");
            Assert.True(weight > 100_000, $"{path} was not measured.");
            if (weight > Most) wrong.Add($"{path} loads {weight / 1000} kB of script");
            if (painted > Longest) wrong.Add($"{path} paints nothing for {painted.TotalMilliseconds:0} ms");
        }
    }

    /// <summary>The addresses of <c>app/navigation.ts</c>.</summary>
    private static IEnumerable<string> Menu() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Site.Repository, "src", "Portal", "src", "app", "navigation.ts")), "path: '(/[^']*)'").Select(match => match.Groups[1].Value);
}
