using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

namespace BenchmarkWorkflow.Application.Tests.Serving;

/// <summary>The pages and the Studio's files, as a browser asks for them.</summary>
public sealed class PortalFilesTests
{
    private const string Runtime = "/studio/_framework/dotnet.js";

    [Theory]
    [InlineData("/studio/_content/MudBlazor/MudBlazor.min.css", "text/css")]
    [InlineData("/studio/_content/MudBlazor/MudBlazor.min.js", "text/javascript")]
    [InlineData("/studio/_content/Radzen.Blazor/fonts/RobotoFlex.woff2", "font/woff2")]
    [InlineData("/studio/appsettings.json", "application/json")]
    [InlineData("/studio/_framework/icudt.oh1zvcfom8.dat", "application/octet-stream")]
    [InlineData("/studio/_framework/Humanizer.1x90e7blya.wasm", "application/wasm")]
    [InlineData("/studio/NOTICE.txt", "text/plain")]
    public async Task A_file_of_the_Studio_when_asked_for_comes_with_its_type(string address, string type)
    {
        await using var server = await RunningServer.StartAsync();

        using var response = await server.Anonymous.GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.NotEqual(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_file_when_the_caller_takes_compressed_ones_is_sent_as_it_was_packed_and_is_the_same()
    {
        await using var server = await RunningServer.StartAsync();
        var plain = await server.Anonymous.GetByteArrayAsync(Runtime);

        using var brotli = await AskAsync(server, Runtime, "gzip, deflate, br");
        using var gzip = await AskAsync(server, Runtime, "gzip");
        using var refused = await AskAsync(server, Runtime, "br;q=0, identity");

        Assert.Equal("br", Assert.Single(brotli.Content.Headers.ContentEncoding));
        Assert.Equal("gzip", Assert.Single(gzip.Content.Headers.ContentEncoding));
        Assert.Empty(refused.Content.Headers.ContentEncoding);
        Assert.Equal("text/javascript", brotli.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Accept-Encoding", brotli.Headers.Vary);
        Assert.Equal(plain, await ReadAsync(new BrotliStream(await brotli.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
        Assert.Equal(plain, await ReadAsync(new GZipStream(await gzip.Content.ReadAsStreamAsync(), CompressionMode.Decompress)));
    }

    [Fact]
    public async Task A_file_whose_name_carries_its_hash_is_kept_for_a_year_and_another_is_asked_for_again_by_its_tag()
    {
        await using var server = await RunningServer.StartAsync();

        using var hashed = await server.Anonymous.GetAsync("/studio/_framework/Humanizer.1x90e7blya.wasm");
        using var plain = await server.Anonymous.GetAsync(Runtime);
        var again = new HttpRequestMessage(HttpMethod.Get, Runtime);
        again.Headers.IfNoneMatch.Add(plain.Headers.ETag!);
        using var known = await server.Anonymous.SendAsync(again);

        Assert.Equal("public, max-age=31536000, immutable", hashed.Headers.CacheControl?.ToString());
        Assert.True(plain.Headers.CacheControl?.NoCache);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
    }

    [Fact]
    public async Task The_Studios_own_sample_page_and_source_maps_are_not_served()
    {
        await using var server = await RunningServer.StartAsync();

        foreach (var address in new[] { "/studio/index.html", "/studio/_content/MudBlazor/MudBlazor.min.js.map", "/studio/../files.json", "/files.json", "/studio/package.json" })
        {
            using var response = await server.Anonymous.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private static Task<HttpResponseMessage> AskAsync(RunningServer server, string address, string encodings)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var encoding in encodings.Split(", ")) request.Headers.AcceptEncoding.Add(StringWithQualityHeaderValue.Parse(encoding));
        return server.Anonymous.SendAsync(request);
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        await using (stream)
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            return copy.ToArray();
        }
    }
}
