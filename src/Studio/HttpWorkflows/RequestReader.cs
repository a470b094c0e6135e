using System.Text.Json;
using BenchmarkWorkflow.Engine.Expressions;
using BenchmarkWorkflow.Studio.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WebRequest = Microsoft.AspNetCore.Http.HttpRequest;
using FormFile = Elsa.Http.FormFile;
using WorkflowRequest = Elsa.Http.HttpRequest;

namespace BenchmarkWorkflow.Studio.HttpWorkflows;

/// <summary>Reads a web request before its burst begins.</summary>
internal static class RequestReader
{
    public static async Task<WorkflowRequest> ReadAsync(WebRequest request, string path, RouteValueDictionary routeData, CancellationToken ct)
    {
        var (content, files, length) = await ContentAsync(request, ct);
        return new WorkflowRequest
        {
            Method = request.Method,
            Path = path,
            RouteData = routeData.ToDictionary(value => value.Key, value => value.Value!),
            Query = request.Query.ToDictionary(value => value.Key, object (value) => value.Value.Count == 1 ? value.Value.ToString() : value.Value.ToArray()),
            Headers = request.Headers
                .Where(header => !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("Cookie", StringComparison.OrdinalIgnoreCase)) // a workflow keeps what it is given
                .ToDictionary(header => header.Key, object (header) => header.Value.ToString()),
            Content = content,
            ContentLength = length,
            Files = files,
        };
    }

    private static async Task<(object? Content, IReadOnlyList<FormFile> Files, long Length)> ContentAsync(WebRequest request, CancellationToken ct)
    {
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(ct);
            var files = new List<FormFile>();
            foreach (var file in form.Files) files.Add(new(file.Name, file.FileName, file.ContentType, await BytesAsync(file, ct)));
            return (form.ToDictionary(field => field.Key, object (field) => field.Value.ToString()), files, request.ContentLength ?? 0);
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(ct);
        return text.Length == 0 ? (null, [], 0) : (request.HasJsonContentType() ? Json(text) : text, [], request.ContentLength ?? text.Length);
    }

    private static object? Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return PlainObjectConverter.ToPlain(document.RootElement);
        }
        catch (JsonException wrong)
        {
            throw Refusal.Because(wrong.Message);
        }
    }

    private static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken ct)
    {
        using var buffer = new MemoryStream();
        await file.CopyToAsync(buffer, ct);
        return buffer.ToArray();
    }
}
