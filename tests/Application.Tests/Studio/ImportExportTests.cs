using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Application.Tests.Studio;

/// <summary>Definitions leave as files and come back from them; a file that will not do changes nothing and says why.</summary>
public sealed class ImportExportTests
{
    [Fact]
    public async Task Every_shipped_definition_goes_to_another_installation_as_json_and_as_zip_without_a_change()
    {
        await using var here = await RunningServer.StartAsync(DatabaseKind.Sqlite, ("Workflows", Shipped.Folder));
        using var from = await here.SignInAsync();
        Dictionary<string, byte[]> files = [];
        foreach (var id in Shipped.Ids) files[id] = await from.GetByteArrayAsync($"/elsa/api/workflow-definitions/{id}/export");
        var versions = new JsonArray([.. files.Values.Select(file => JsonNode.Parse(file)!["id"]!.DeepClone())]);
        using var exported = await from.PostAsJsonAsync("/elsa/api/bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = versions });
        var zip = await exported.Content.ReadAsByteArrayAsync();

        foreach (var way in new[] { "json", "zip" })
        {
            await using var there = await RunningServer.StartAsync();
            using var to = await there.SignInAsync();
            var (status, said) = await ImportAsync(to, way == "zip" ? [("all.zip", zip)] : [.. files.Select(file => (file.Key + ".json", file.Value))]);
            Assert.Equal((200, files.Count), (status, (int)said["count"]!));
            foreach (var (id, file) in files)
                Assert.Equal(Meaning(file), Meaning(await to.GetByteArrayAsync($"/elsa/api/workflow-definitions/{id}/export")));
        }
    }

    public static TheoryData<string, string> Bad => new()
    {
        { "not a zip", "不是 ZIP 文件" },
        { "a damaged zip", "不是 ZIP 文件，或已损坏" },
        { "not json", "bad.json" },
        { "json that is no definition", "root" },
        { "too large", "文件超过 10 MB" },
        { "one entry that unpacks to much", "文件超过 10 MB" },
        { "many entries that unpack to much", "合计超过 50 MB" },
        { "a name that climbs out", "指向压缩包之外" },
        { "an absolute name", "指向压缩包之外" },
        { "half of it good", "bad.json" },
        { "an empty zip", "没有流程文件" },
        { "the same definition twice", "同一个流程" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_file_that_will_not_do_is_refused_with_its_reason_and_nothing_comes_in(string what, string reason)
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        var (status, said) = await ImportAsync(admin, Files(what));

        Assert.Equal(400, status);
        Assert.Contains(reason, said["errors"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }), StringComparison.Ordinal);
        Assert.Equal(0, (int)(await admin.FetchAsync("/workflow-definitions?versionOptions=Latest"))["totalCount"]!);
    }

    [Fact]
    public async Task What_macos_adds_to_a_zip_does_no_harm()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.SignInAsync();

        var (status, said) = await ImportAsync(admin, [("all.zip", Zip(("folder/good.json", Good), ("__MACOSX/folder/._good.json", [0, 5, 22, 7])))]);

        Assert.Equal((200, 1), (status, (int)said["count"]!));
    }

    private static byte[] Good { get; } = Text(Sample.Approval("good"));

    private static (string Name, byte[] Content)[] Files(string what) => what switch
    {
        "not a zip" => [("all.zip", "PK? no"u8.ToArray())],
        "a damaged zip" => [("all.zip", Zip(("good.json", Good))[..^30])],
        "not json" => [("good.json", Good), ("bad.json", "<definition/>"u8.ToArray())],
        "json that is no definition" => [("good.json", Good), ("bad.json", "{\"name\":\"no root\"}"u8.ToArray())],
        "too large" => [("good.json", Good), ("large.json", new byte[11 * 1024 * 1024])],
        "one entry that unpacks to much" => [("bomb.zip", Zip(("good.json", Good), ("bomb.json", Blanks(200))))],
        "many entries that unpack to much" => [("bomb.zip", Zip([.. Enumerable.Range(0, 9).Select(number => ($"{number}.json", (byte[])[.. Text(Sample.Approval($"d{number}")), .. Blanks(9)]))]))],
        "a name that climbs out" => [("all.zip", Zip(("good.json", Good), ("../../../../etc/cron.d/bad.json", Text(Sample.Approval("other")))))],
        "an absolute name" => [("all.zip", Zip(("good.json", Good), (@"C:\bad.json", Text(Sample.Approval("other")))))],
        "half of it good" => [("all.zip", Zip(("good.json", Good), ("bad.json", "{"u8.ToArray())))],
        "an empty zip" => [("good.json", Good), ("all.zip", Zip(("readme.txt", "nothing"u8.ToArray())))],
        "the same definition twice" => [("good.json", Good), ("again.json", Good)],
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    private static byte[] Text(JsonNode definition) => Encoding.UTF8.GetBytes(definition.ToJsonString());

    private static byte[] Blanks(int megabytes)
    {
        var blanks = new byte[megabytes * 1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return buffer.ToArray();
    }

    private static async Task<(int Status, JsonNode Said)> ImportAsync(HttpClient client, (string Name, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "files", name);
        }

        using var response = await client.PostAsync("/elsa/api/workflow-definitions/import-files", form);
        return ((int)response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    /// <summary>All but what an installation gives by itself: the version's id, number, time and state.</summary>
    private static string Meaning(byte[] file)
    {
        var definition = JsonNode.Parse(file)!.AsObject();
        foreach (var own in (string[])["id", "version", "createdAt", "isLatest", "isPublished", "providerName"]) definition.Remove(own);
        return definition.ToJsonString();
    }
}
