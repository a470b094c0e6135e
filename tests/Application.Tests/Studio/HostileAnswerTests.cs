using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>A process owner's page stands on the host on which an administrator is signed in. It cannot act there, whatever the definition says.</summary>
public sealed class HostileAnswerTests
{
    private const string Sandbox = "default-src 'none'; img-src * data:; style-src 'unsafe-inline'; sandbox";

    private const string Hostile = """
        {
          "Content-Security-Policy": ["script-src * 'unsafe-inline'; sandbox allow-scripts allow-same-origin"], "X-Content-Type-Options": ["none"], "X-Frame-Options": ["ALLOWALL"],
          "set-cookie": ["benchmark-workflow=mine; Path=/"], "Clear-Site-Data": ["\"*\""], "Service-Worker-Allowed": ["/"], "Refresh": ["0; url=/sign-in"],
          "WWW-Authenticate": ["Basic realm=\"benchmark\""], "Cross-Origin-Opener-Policy": ["unsafe-none"], "Strict-Transport-Security": ["max-age=0"],
          "X-Order": ["7"], "Cache-Control": ["no-store"]
        }
        """;

    [Theory]
    [InlineData("")]
    [InlineData("/benchmark")]
    public async Task An_answer_with_hostile_headers_is_sent_confined_and_without_them(string prefix)
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Proxy:PathBase", prefix));
        using var admin = await server.SignInAsync();
        foreach (var (path, script) in new[] { ("page", "'<script>fetch(\"/api/account/token\", { method: \"POST\" })</script>'"), ("empty", "null") })
        {
            var definition = Sample.Endpoint(path, path);
            var answer = definition["root"]!["activities"]![1]!.AsObject();
            answer["content"] = Sample.Text("JavaScript", script, "Object");
            answer["contentType"] = Sample.Text("Literal", "text/html");
            answer["responseHeaders"] = Sample.Text("JavaScript", $"({Hostile})", "HttpHeaders");
            await admin.PublishAsync(definition);

            using var response = await server.Anonymous.GetAsync($"{prefix}/workflows/{path}");

            Assert.Equal(path == "page", (await response.Content.ReadAsStringAsync()).Contains("<script>", StringComparison.Ordinal));
            Assert.Equal([Sandbox], response.Headers.GetValues("Content-Security-Policy"));
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["SAMEORIGIN"], response.Headers.GetValues("X-Frame-Options"));
            Assert.Equal(["same-origin"], response.Headers.GetValues("Cross-Origin-Opener-Policy"));
            foreach (var dropped in new[] { "Set-Cookie", "Clear-Site-Data", "Service-Worker-Allowed", "Refresh", "WWW-Authenticate", "Strict-Transport-Security" })
                Assert.False(response.Headers.Contains(dropped), dropped);
            Assert.Equal(["7"], response.Headers.GetValues("X-Order")); // what harms nobody is the definition's to say
            Assert.True(response.Headers.CacheControl?.NoStore);
        }
    }
}
