using System.Net;
using System.Text;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>Characters that no database keeps are refused wherever they come in, and do not end as a failure of the server.</summary>
public sealed class PlainTextTests
{
    [Theory, EachDatabase]
    public async Task Nul_and_half_characters_are_refused_in_bodies_queries_and_forms(DatabaseKind kind)
    {
        await using var office = await TaskOffice.OpenAsync(kind);
        var id = await office.MakeAsync(TaskOffice.Recommendation);
        await office.PostAsync("clerk", $"/tasks/{id}/claim", new { });

        foreach (var text in (string[])[@"a\u0000b", @"a\ud800b", @"\udc00", @"\ud83d\ud83d\ude00", @"\uD83D\n"])
        {
            Assert.EndsWith(":unreadable-text", (string?)(await office.PostAsync("clerk", $"/tasks/{id}/comments", Json($$"""{"text":"{{text}}"}"""), 400))["type"], StringComparison.Ordinal);
            await office.SendAsync("clerk", HttpMethod.Put, $"/tasks/{id}/draft", Json($$"""{"data": {"{{text}}": "x"} }"""), 400);
        }

        foreach (var path in (string[])["/tasks?search=%00", "/tasks?search=a%00b", "/absences/people?search=%00", "/tasks?%00=a"]) await office.SendAsync("clerk", HttpMethod.Get, path, status: 400);
        await office.PostAsync("clerk", $"/tasks/{id}/attachments", Form("a\0b.pdf"), 400);
        await office.PostAsync("clerk", $"/tasks/{id}/comments", Json("""{"text":"\\u0000 是写出来的，\ud83d\ude00 是完整的"}"""));
        await office.PostAsync("clerk", $"/tasks/{id}/attachments", Form("意见.pdf"));
        Assert.Equal(@"\u0000 是写出来的，😀 是完整的", (string?)(await office.GetAsync("clerk", $"/tasks/{id}"))["comments"]![0]!["text"]);
    }

    [Fact]
    public async Task Elsas_own_api_refuses_them_too()
    {
        await using var server = await RunningServer.StartAsync(DatabaseKind.Postgres);
        using var client = await server.SignInAsync();
        foreach (var (path, body) in new (string, string?)[] { ("workflow-instances?searchTerm=%00", null), ("workflow-definitions", """{"model":{"name":"a\u0000b"}}""") })
        {
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, "/elsa/api/" + path) { Content = body is null ? null : Json(body) };
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static ByteArrayContent Form(string fileName)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes($"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--x--\r\n"));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        return content;
    }
}
