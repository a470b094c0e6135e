using System.Net;
using System.Net.Http.Headers;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>The addresses of the pages, below any path and behind a proxy.</summary>
public sealed class PortalPagesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/designer")]
    [InlineData("/designer/application")]
    [InlineData("/instances/0123")]
    public async Task A_page_when_opened_at_its_address_is_the_one_document(string address)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<base href=\"/\" />", await response.Content.ReadAsStringAsync());
        Assert.Contains("script-src 'self';", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("SAMEORIGIN", response.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_is_a_page_for_a_person_and_plain_for_a_program()
    {
        await using var server = await RunningServer.StartAsync();
        var person = new HttpRequestMessage(HttpMethod.Get, "/nowhere");
        person.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));

        using var page = await server.Anonymous.SendAsync(person);
        using var plain = await server.Anonymous.GetAsync("/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        Assert.Contains("<base href", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.NotFound, plain.StatusCode);
        Assert.Empty(await plain.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_page_of_the_Studio_may_run_its_runtime_and_stand_in_our_frame_only()
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.GetAsync("/studio/frame.html");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("'wasm-unsafe-eval'", policy);
        Assert.DoesNotContain("'unsafe-eval'", policy);
        Assert.Contains("frame-ancestors 'self'", policy);
        Assert.Equal("SAMEORIGIN", response.Headers.GetValues("X-Frame-Options").Single());
    }

    [Fact]
    public async Task The_Studios_links_lead_to_our_pages_and_other_workflow_paths_stay_the_definitions_own()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Anonymous.BaseAddress };

        using var editor = await client.GetAsync("/workflows/definitions/a%20b/edit");
        using var viewer = await client.GetAsync("/workflows/instances/7/view");
        using var post = await client.PostAsync("/workflows/definitions/x/edit", null);
        using var other = await client.GetAsync("/workflows/definitions/x");

        Assert.Equal("/designer/a%20b", editor.Headers.Location?.OriginalString);
        Assert.Equal("/instances/7", viewer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Everything_is_below_the_path_that_is_set()
    {
        await using var server = await RunningServer.StartAsync(settings: ("Proxy:PathBase", "/benchmark"));

        var page = await server.Anonymous.GetStringAsync("/benchmark/designer/x");
        using var file = await server.Anonymous.GetAsync("/benchmark/studio/appsettings.json");

        Assert.Contains("<base href=\"/benchmark/\" />", page);
        Assert.Equal(HttpStatusCode.OK, file.StatusCode);
    }

    [Fact]
    public async Task A_trusted_proxy_that_takes_a_path_off_is_believed()
    {
        await using var server = await RunningServer.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = server.Anonymous.BaseAddress };
        client.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/benchmark");

        Assert.Contains("<base href=\"/benchmark/\" />", await client.GetStringAsync("/designer"));
        using var editor = await client.GetAsync("/workflows/definitions/x/edit");
        Assert.Equal("/benchmark/designer/x", editor.Headers.Location?.OriginalString);
    }
}
