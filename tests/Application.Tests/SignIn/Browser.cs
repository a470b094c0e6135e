using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Application.Tests.SignIn;

/// <summary>Calls <c>/api</c> as our pages do: with a cookie jar, and with the header against forged requests.</summary>
internal sealed class Browser : IDisposable
{
    private readonly HttpClientHandler handler = new() { CookieContainer = new CookieContainer(), AllowAutoRedirect = false };

    public Browser(Uri server)
    {
        Client = new HttpClient(handler) { BaseAddress = server };
        Client.DefaultRequestHeaders.Add("X-Csrf", "1");
    }

    public HttpClient Client { get; }

    public CookieCollection Cookies => handler.CookieContainer.GetAllCookies();

    public static async Task<Browser> SignedInAsync(RunningServer server, string userName = "admin", string password = RunningServer.AdministratorPassword)
    {
        var browser = new Browser(server.Anonymous.BaseAddress!);
        var (status, body) = await browser.PostAsync("/api/account/sign-in", new { userName, password });
        Assert.True(status == 200, $"{userName} was not signed in: {status} {body}");
        return browser;
    }

    /// <param name="revision">What was read, for who compares.</param>
    public async Task<(int Status, JsonObject Body)> PostAsync(string path, object? body = null, long? revision = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new { }) };
        if (revision is { } seen) request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        return await ReadAsync(await Client.SendAsync(request));
    }

    public async Task<(int Status, JsonObject Body)> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path));

    private static async Task<(int Status, JsonObject Body)> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var text = await response.Content.ReadAsStringAsync();
            return ((int)response.StatusCode, text.Length == 0 ? [] : JsonNode.Parse(text)!.AsObject());
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        handler.Dispose();
    }
}
