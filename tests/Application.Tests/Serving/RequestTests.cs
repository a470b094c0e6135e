using System.Net;
using System.Net.Sockets;
using System.Text;
using BenchmarkWorkflow.Application.Tests.SignIn;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>What the host does with requests before any route sees them.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Every_answer_tells_the_browser_what_it_must_not_do()
    {
        await using var server = await RunningServer.StartAsync();
        foreach (var path in new[] { "/api/account/me", "/elsa/api/features/installed", "/health/live", "/nowhere" })
        {
            using var response = await server.Anonymous.GetAsync(path);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Server"));
        }

        using var workflow = await server.Anonymous.GetAsync("/workflows/anything");
        Assert.EndsWith("sandbox", workflow.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_https_the_browser_is_told_to_stay_there()
    {
        await using var server = await RunningServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "benchmark.example.org");
        using var secure = await server.Anonymous.SendAsync(request);
        using var plain = await server.Anonymous.GetAsync("/health/live");

        Assert.True(secure.Headers.Contains("Strict-Transport-Security"));
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Below_a_path_prefix_everything_works_and_the_cookie_stays_there(bool proxyTakesItOff)
    {
        (string, string?)[] settings = proxyTakesItOff ? [] : [("Proxy:PathBase", "/benchmark")];
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, settings);
        using var request = new HttpRequestMessage(HttpMethod.Post, proxyTakesItOff ? "/api/account/sign-in" : "/benchmark/api/account/sign-in")
        {
            Content = new StringContent($$"""{"userName":"admin","password":"{{RunningServer.AdministratorPassword}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("X-Csrf", "1");
        if (proxyTakesItOff) request.Headers.Add("X-Forwarded-Prefix", "/benchmark");
        using var response = await server.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("path=/benchmark", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_too_large_or_nested_too_deep_is_refused_with_a_reason()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Limits:BodyMebibytes", "1"));
        using var browser = new Browser(server.Anonymous.BaseAddress!);

        using var large = await browser.Client.PostAsync("/api/account/sign-in", Json($$"""{"userName":"{{new string('x', 2 * 1024 * 1024)}}"}"""));
        using var deep = await browser.Client.PostAsync("/api/account/sign-in", Json($$"""{"userName":"a","more":{{new string('[', 200)}}{{new string(']', 200)}}}"""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        Assert.Contains("problem:too-large", await large.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
        Assert.Contains("problem:unreadable-request", await deep.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_body_that_comes_too_slowly_is_not_waited_for()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Limits:SlowestBytesPerSecond", "1000"));
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Anonymous.BaseAddress!.Host, server.Anonymous.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /api/account/sign-in HTTP/1.1\r\nHost: x\r\nX-Csrf: 1\r\nContent-Type: application/json\r\nContent-Length: 10000\r\n\r\n{"));

        using var reader = new StreamReader(stream);
        Assert.Contains("408", await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
