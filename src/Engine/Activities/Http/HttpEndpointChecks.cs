using Elsa.Extensions;
using Elsa.Workflows;

namespace Elsa.Http;

/// <summary>Why a request is not let in.</summary>
/// <param name="StatusCode">The answer, if the designer gave no outcome for it.</param>
/// <param name="Outcome">The way the flowchart follows instead, if the designer exposed it.</param>
internal sealed record HttpRefusal(int StatusCode, string Message, string? Outcome);

/// <summary>The limits an endpoint sets on what is sent to it.</summary>
internal static class HttpEndpointChecks
{
    public static HttpRefusal? Refusal(HttpEndpoint endpoint, ActivityExecutionContext context, HttpRequest request)
    {
        if (endpoint.RequestSizeLimit.GetOrDefault(context) is { } most && request.ContentLength > most)
            return new HttpRefusal(413, $"The maximum request size is {most} bytes.", endpoint.ExposeRequestTooLargeOutcome ? "Request too large" : null);
        if (endpoint.FileSizeLimit.GetOrDefault(context) is { } mostOfFile && request.Files.Any(file => file.Content.Length > mostOfFile))
            return new HttpRefusal(413, $"The maximum file size is {mostOfFile} bytes.", endpoint.ExposeFileTooLargeOutcome ? "File too large" : null);
        if (!ExtensionsAreAllowed(endpoint, context, request))
            return new HttpRefusal(415, "A file of this extension is not accepted.", endpoint.ExposeInvalidFileExtensionOutcome ? "Invalid file extension" : null);
        if (endpoint.AllowedMimeTypes.GetOrDefault(context) is { Count: > 0 } types && request.Files.Any(file => !types.Contains(file.ContentType ?? "", StringComparer.OrdinalIgnoreCase)))
            return new HttpRefusal(415, "A file of this MIME type is not accepted.", endpoint.ExposeInvalidFileMimeTypeOutcome ? "Invalid file MIME type" : null);
        return null;
    }

    private static bool ExtensionsAreAllowed(HttpEndpoint endpoint, ActivityExecutionContext context, HttpRequest request)
    {
        var extensions = request.Files.Select(file => System.IO.Path.GetExtension(file.FileName)).ToList();
        if (endpoint.AllowedFileExtensions.GetOrDefault(context) is { Count: > 0 } allowed && extensions.Exists(extension => !allowed.Contains(extension, StringComparer.OrdinalIgnoreCase))) return false;
        return endpoint.BlockedFileExtensions.GetOrDefault(context) is not { Count: > 0 } blocked || !extensions.Exists(extension => blocked.Contains(extension, StringComparer.OrdinalIgnoreCase));
    }
}
