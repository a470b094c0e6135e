using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A company before its screen: registers, signs in and calls as the pages do.</summary>
internal sealed class CompanyBrowser : IDisposable
{
    public const string Password = "a long password";

    private readonly Browser browser;

    private CompanyBrowser(Browser browser, int number) => (this.browser, Number) = (browser, number);

    public int Number { get; }

    public HttpClient Client => browser.Client;

    public static string UserOf(int number) => $"company{number}@example.cn";

    /// <summary>A registration that nothing is wrong with.</summary>
    public static JsonObject Registration(int number)
    {
        var code = $"91110108MA{2_000_000 + number}";
        return new JsonObject
        {
            ["userName"] = UserOf(number), ["password"] = Password, ["fullName"] = $"第{number}示范制造有限公司", ["creditCode"] = code + CreditCode.CheckCharacter(code),
            ["address"] = "示范路 1 号", ["contactName"] = "张工", ["contactPhone"] = "13900000000", ["contactEmail"] = $"quality@company{number}.example",
        };
    }

    public static async Task<CompanyBrowser> RegisteredAsync(RunningServer server, int number)
    {
        using var anonymous = new Browser(server.Anonymous.BaseAddress!);
        var (status, answer) = await anonymous.PostAsync("/api/applicants", Registration(number));
        Assert.True(status == 201, $"{status} {answer}");
        return await AgainAsync(server, number);
    }

    /// <summary>Registered before, signs in anew.</summary>
    public static async Task<CompanyBrowser> AgainAsync(RunningServer server, int number) => new(await Browser.SignedInAsync(server, UserOf(number), Password), number);

    /// <summary>Registered, and the application begun.</summary>
    public static async Task<CompanyBrowser> WritingAsync(RunningServer server, int number)
    {
        var company = await RegisteredAsync(server, number);
        Assert.Equal(200, (await company.PostAsync("/api/application")).Status);
        return company;
    }

    public Task<(int Status, JsonObject Body)> PostAsync(string path, object? body = null) => browser.PostAsync(path, body);

    public Task<(int Status, JsonObject Body)> GetAsync(string path) => browser.GetAsync(path);

    public async Task<(int Status, JsonObject Body)> SendAsync(HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is byte[] bytes) request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        else if (body is not null) request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text)!.AsObject() : []);
    }

    public Task<(int Status, JsonObject Body)> SaveAsync(long revision, object edit) => SendAsync(HttpMethod.Patch, "/api/application", edit, ("If-Match", $"\"{revision}\""));

    /// <summary>The application as it stands.</summary>
    public async Task<JsonNode> ApplicationAsync() => (await GetAsync("/api/application")).Body["application"]!;

    public async Task<long> RevisionAsync() => (await ApplicationAsync())["revision"]!.GetValue<long>();

    /// <summary>Begins an upload and sends all of it in one piece.</summary>
    public async Task<long> UploadAsync(string kind, byte[] content, string fileName = "材料.docx")
    {
        var (status, begun) = await PostAsync("/api/uploads", new { fileName, size = content.Length, kind });
        Assert.True(status == 201, $"{status} {begun}");
        var id = begun["id"]!.GetValue<long>();
        var (sent, piece) = await SendAsync(HttpMethod.Patch, $"/api/uploads/{id}", content, ("Upload-Offset", "0"));
        Assert.True(sent == 200, $"{sent} {piece}");
        return id;
    }

    /// <summary>Uploads a document and attaches it.</summary>
    public async Task<long> AttachAsync(string kind, byte[]? content = null)
    {
        var (status, document) = await PostAsync("/api/application/documents", new { uploadId = await UploadAsync(kind, content ?? Company.Word(kind + Number)), kind });
        Assert.True(status == 200, $"{status} {document}");
        return document["id"]!.GetValue<long>();
    }

    /// <summary>Fills in all that is asked for.</summary>
    public async Task FillAsync(int unit = 1)
    {
        var (_, own) = await GetAsync("/api/application");
        var fields = own["fields"]!.AsArray().ToDictionary(field => field!["name"]!.GetValue<string>(), field => Answer(field!));
        var (status, saved) = await SaveAsync(own["application"]!["revision"]!.GetValue<long>(), new { title = "实施系统方法的经验", areaNumber = 1, unitNumber = unit, fields });
        Assert.True(status == 200, $"{status} {saved}");
        foreach (var rule in own["documentRules"]!.AsArray()) await AttachAsync(rule!["kind"]!.GetValue<string>());
    }

    /// <summary>Fills in and hands in; answers the receipt number.</summary>
    public async Task<string> SubmitAsync(int unit = 1)
    {
        await FillAsync(unit);
        var (status, receipt) = await PostAsync("/api/application/submission");
        Assert.True(status == 200, $"{status} {receipt}");
        return receipt["number"]!.GetValue<string>();
    }

    private static string Answer(JsonNode field) => field["kind"]!.GetValue<string>() switch
    {
        "text" => new string('文', Math.Max(10, field["minLength"]?.GetValue<int>() ?? 0)),
        "integer" or "money" => "100",
        "phone" => "13900000000",
        "email" => "quality@company.example",
        "choice" => field["choices"]![0]!.GetValue<string>(),
        _ => "true",
    };

    public void Dispose() => browser.Dispose();
}
