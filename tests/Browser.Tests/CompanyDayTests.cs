using System.Text.Json;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Browser.Tests;

/// <summary>A company's day: it registers, writes its application over a network that goes and comes back, hands it in, and sees where it stands.</summary>
[Collection(CompanyCollection.Name)]
public sealed class CompanyDayTests(Site site)
{
    private const string Name = "北方精密制造有限公司";
    private readonly List<string> violations = [];

    [Fact]
    public async Task From_registration_to_the_receipt_nothing_typed_is_lost()
    {
        await site.OpenSeasonAsync();
        await using var window = await site.OpenAsync();
        await RegisterAsync(window);
        await WriteBasicsAsync(window);
        var page = await LoseTheNetworkAsync(window);
        await FillFormAsync(page);
        await AttachAsync(page);
        await SubmitAsync(page);
        await FollowAsync(page);
        page.AssertUntroubled(new(422, "/api/application"), new(422, "/api/applicants")); // handed in too early, and a file that is none
        Assert.True(violations.Count == 0, string.Join("\n", violations));
    }

    private async Task RegisterAsync(PortalPage window)
    {
        var page = window.Page;
        await window.GoAsync("/campaign");
        await page.GetByRole(AriaRole.Link, new() { Name = "申报企业注册" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "企业注册" }).WaitForAsync();
        var code = "91110108MA1234567";
        code += CreditCode.CheckCharacter(code);
        await page.GetByLabel("统一社会信用代码").FillAsync("91110108MAO");
        await page.GetByText("第 11 位“O”不会出现在代码中，是否应为“0”").WaitForAsync();
        await CheckAsync(window, "register");
        foreach (var (label, value) in new[]
        {
            ("用户名", "quality@north.example"), ("企业全称", Name), ("统一社会信用代码", code), ("企业地址", "北京市海淀区示范路 1 号"), ("联系人", "张工"), ("联系电话", "13900000000"),
            ("电子邮箱", "quality@north.example"),
        })
            await page.GetByLabel(label, new() { Exact = true }).FillAsync(value);
        await page.GetByText("校验无误").WaitForAsync();
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync("short");
        await page.GetByLabel("再次输入密码").FillAsync("short");
        await page.GetByRole(AriaRole.Button, new() { Name = "注册并开始填写申报" }).ClickAsync();
        await page.GetByText("密码至少需要 10 个字符").WaitForAsync(); // the server's own rule, at its field
        await page.GetByLabel("密码", new() { Exact = true }).FillAsync(Site.Password);
        await page.GetByLabel("再次输入密码").FillAsync(Site.Password);
        await window.KeepAsync("register");
        await page.GetByRole(AriaRole.Button, new() { Name = "注册并开始填写申报" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "开始填写申报", Exact = true }).ClickAsync();
    }

    private async Task WriteBasicsAsync(PortalPage window)
    {
        var page = window.Page;
        await page.GetByLabel("质量标杆名称").FillAsync("实施数字化质量管理方法的经验");
        await page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "推荐单位" }).FillAsync("北京市");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("已保存").WaitForAsync();
        await CheckAsync(window, "basics");
        await window.KeepAsync("basics");
    }

    /// <summary>Types without a network, closes the window, and finds everything in another one.</summary>
    private static async Task<PortalPage> LoseTheNetworkAsync(PortalPage window)
    {
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.Context.SetOfflineAsync(true);
        await page.GetByLabel("法定代表人", new() { Exact = true }).FillAsync("李厂长");
        await page.GetByText("网络不通，内容已存在本机").WaitForAsync();
        foreach (var (step, shown) in new[] { ("上传材料", page.Locator("input[type=file]").First), ("核对并提交", page.GetByText("李厂长")), ("基本信息", page.GetByRole(AriaRole.Combobox, new() { Name = "推荐单位" })) })
        {
            await page.GetByRole(AriaRole.Navigation, new() { Name = "填写步骤" }).GetByRole(AriaRole.Button, new() { Name = step }).ClickAsync(); // the first two never were
            await shown.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }

        await Assertions.Expect(page.GetByRole(AriaRole.Radio)).ToHaveCountAsync(5); // the areas
        await page.CloseAsync();
        await page.Context.SetOfflineAsync(false);

        var next = await page.Context.NewPageAsync();
        await next.SetViewportSizeAsync(1440, 900);
        var again = new PortalPage(next, new Uri(page.Url).GetLeftPart(UriPartial.Authority), () => Task.CompletedTask);
        await again.GoAsync("/application?step=company");
        await Assertions.Expect(next.GetByLabel("法定代表人", new() { Exact = true })).ToHaveValueAsync("李厂长");
        await next.GetByText("已保存").WaitForAsync();
        var stored = await next.EvaluateAsync<JsonElement>("() => fetch('/api/application').then(answer => answer.json())");
        Assert.Equal("李厂长", stored.GetProperty("application").GetProperty("fields").GetProperty("legalRepresentative").GetString());
        return again;
    }

    private Task FillFormAsync(PortalPage window) => ApplicationFilling.FillAsync(window, async step =>
    {
        await CheckAsync(window, step);
        await window.KeepAsync(step);
    });

    private async Task AttachAsync(PortalPage window)
    {
        var page = window.Page;
        await window.GoAsync("/application?step=documents");
        var choosers = page.Locator("input[type=file]");
        await page.GetByRole(AriaRole.Heading, new() { Name = "申报书（加盖公章）" }).WaitForAsync();
        await choosers.Nth(0).SetInputFilesAsync(new FilePayload { Name = "申报书.docx", MimeType = "application/octet-stream", Buffer = "MZ no document"u8.ToArray() });
        await page.GetByText("只接受 doc、docx、pdf 格式").WaitForAsync(); // by its content, whatever it is called
        await page.GetByRole(AriaRole.Button, new() { Name = "不再上传 申报书.docx" }).ClickAsync();
        for (var place = 0; place < 3; place++)
        {
            var name = $"材料{place + 1}.docx";
            await choosers.Nth(place).SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = Company.Word(Long(place)) });
            await page.GetByRole(AriaRole.Link, new() { Name = $"下载 {name}" }).WaitForAsync();
        }

        await CheckAsync(window, "documents");
        await window.KeepAsync("documents");
    }

    /// <summary>Enough for several pieces, also when it is packed.</summary>
    private static string Long(int seed) => string.Concat(Enumerable.Range(seed, 300_000).Select(number => (number * 2_654_435_761L).ToString("x", System.Globalization.CultureInfo.InvariantCulture)));

    private async Task SubmitAsync(PortalPage window)
    {
        var page = window.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "下一步" }).ClickAsync();
        await page.GetByText("内容已齐全，可以提交").WaitForAsync();
        await CheckAsync(window, "check");
        await window.KeepAsync("check");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("提交后内容不能再修改").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "提交申报" }).ClickAsync();
        await page.GetByText("请在截止前将申报材料包发送到指定邮箱").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "查看进展" }).ClickAsync();
    }

    private async Task FollowAsync(PortalPage window)
    {
        var page = window.Page;
        await page.GetByRole(AriaRole.Heading, new() { Name = "申报进程" }).WaitForAsync();
        await page.GetByText("等待北京市").First.WaitForAsync();
        await page.GetByText($"{Name}.rar").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "注册成功" }).ClickAsync();
        await page.GetByText("贵单位已在全国质量标杆活动申报系统完成注册").WaitForAsync();
        await CheckAsync(window, "letter");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await CheckAsync(window, "status");
        await window.KeepAsync("status");
        await page.SetViewportSizeAsync(390, 844);
        await window.KeepAsync("status-phone");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        await page.SetViewportSizeAsync(1440, 900);
        var paper = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "下载纸质申报书（PDF）" }).ClickAsync());
        Assert.Equal($"{Name}-申报书.pdf", paper.SuggestedFilename);
        await paper.SaveAsAsync(Path.Combine(Site.Repository, ".artifacts", "screenshots", "company-day.paper.pdf"));
        await page.EvaluateAsync("() => localStorage.setItem('language', 'en')");
        foreach (var (path, name) in new[] { ("/application", "status-en"), ("/register", "register-en") })
        {
            await window.GoAsync(path);
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
            await CheckAsync(window, name);
        }
    }

    private async Task CheckAsync(PortalPage window, string where) => violations.AddRange(await Axe.CheckAsync(window, where));
}

/// <summary>A company's day, on a <see cref="Site"/> of its own.</summary>
[CollectionDefinition(Name)]
public sealed class CompanyCollection : ICollectionFixture<Site>
{
    public const string Name = "company";
}
