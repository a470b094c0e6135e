using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>
/// The files of the pages (<c>src/Portal</c>) and of Elsa Studio, by address. They lie in <c>portal/</c> beside the published program, or where the build of
/// this repository puts them. A host built without them answers its API only.
/// </summary>
internal sealed class PortalFiles
{
    private readonly string folder;
    private readonly FrozenDictionary<string, PortalFile> files;

    private PortalFiles(string folder, FrozenDictionary<string, PortalFile> files)
    {
        this.folder = folder;
        this.files = files;
    }

    /// <summary>Whether there is anything to serve.</summary>
    public bool Any => files.Count > 0;

    /// <summary>Finds the files of the program that lies in <paramref name="programFolder"/>.</summary>
    public static PortalFiles Find(string programFolder)
    {
        string[] places = [Path.Combine(programFolder, "portal"), Path.Combine(programFolder, "../../../portal")]; // published; built: .artifacts/bin/<project>/<configuration>
        var folder = places.FirstOrDefault(place => File.Exists(Path.Combine(place, "files.json")));
        if (folder is null) return new PortalFiles("", FrozenDictionary<string, PortalFile>.Empty);
        using var list = File.OpenRead(Path.Combine(folder, "files.json"));
        var files = JsonSerializer.Deserialize<Dictionary<string, PortalFile>>(list, JsonSerializerOptions.Web) ?? [];
        return new PortalFiles(Path.GetFullPath(folder), files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The file at <paramref name="address"/>, relative to the product's root, without a slash before it.</summary>
    public PortalFile? At(string address) => files.GetValueOrDefault(address);

    /// <summary>Its text.</summary>
    public string Read(PortalFile file) => File.ReadAllText(Path.Combine(folder, file.File));

    /// <summary>Answers with <paramref name="file"/>, compressed as the caller can take it, or 304 when the caller has it.</summary>
    public async Task SendAsync(HttpContext context, PortalFile file)
    {
        var (suffix, encoding) = Form(file, context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        var tag = $"\"{file.Hash}{suffix}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = file.Forever ? "public, max-age=31536000, immutable" : "no-cache";
        if (file.Br || file.Gz) response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (IsKnown(context.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var path = new FileInfo(Path.Combine(folder, file.File + suffix));
        response.ContentType = file.Type;
        response.ContentLength = path.Length;
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.SendFileAsync(path.FullName, 0, path.Length, context.RequestAborted);
    }

    /// <summary>Whether the caller holds the content that <paramref name="tag"/> names.</summary>
    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var held)
        && held.Any(one => one.Equals(EntityTagHeaderValue.Any) || string.Equals(one.Tag.Value, tag, StringComparison.Ordinal));

    private static (string Suffix, string? Encoding) Form(PortalFile file, StringValues accepted)
    {
        if (!file.Br && !file.Gz || !StringWithQualityHeaderValue.TryParseList(accepted, out var wanted)) return ("", null);
        if (file.Br && Takes(wanted, "br")) return (".br", "br");
        return file.Gz && Takes(wanted, "gzip") ? (".gz", "gzip") : ("", null);
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> wanted, string encoding) =>
        wanted.Any(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
}
