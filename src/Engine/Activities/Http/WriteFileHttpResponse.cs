using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Http;

/// <summary>Answers the request that this burst serves with a file; without one it does nothing.</summary>
[Activity("Elsa", "HTTP", "Send one ore more files (zipped) to the HTTP response.", DisplayName = "HTTP File Response")]
public sealed class WriteFileHttpResponse : CodeActivity
{
    [Input(Description = "The content type of the file to serve. Leave empty to let the system determine the content type.")]
    public Input<string?> ContentType { get; set; } = null!; // a definition may leave it out

    [Input(Description = "The name of the file to serve. Leave empty to let the system determine the file name.")]
    public Input<string?> Filename { get; set; } = null!; // a definition may leave it out

    [Input(Description = "The Entity Tag of the file to serve. Leave empty to let the system determine the Entity Tag.")]
    public Input<string?> EntityTag { get; set; } = null!; // a definition may leave it out

    [Input(Description = "The file content to serve. Supports various types, such as byte array, stream, string, Uri, Downloadable and a (mixed) array of the aforementioned types.")]
    public Input<object> Content { get; set; } = null!; // a definition may leave it out: an empty file

    [Input(Description = "Whether to enable resumable downloads. When enabled, the client can resume a download if the connection is lost.")]
    public Input<bool> EnableResumableDownloads { get; set; } = null!; // a definition may leave it out: no

    [Input(Description = "The correlation ID of the download used to resume a download. If left empty, the x-download-id header will be used.")]
    public Input<string?> DownloadCorrelationId { get; set; } = null!; // a definition may leave it out

    protected override void Execute(ActivityExecutionContext context)
    {
        var content = Content.GetOrDefault(context);
        var file = content as HttpFile;
        context.GetService<IHttpExchange>()?.Answer(new HttpAnswer
        {
            Content = file?.Content ?? content ?? Array.Empty<byte>(),
            ContentType = ContentType.GetOrDefault(context) ?? file?.ContentType ?? "application/octet-stream",
            Filename = Filename.GetOrDefault(context) ?? file?.Filename ?? "file.dat",
            EntityTag = EntityTag.GetOrDefault(context) ?? file?.ETag,
            IsResumable = EnableResumableDownloads.GetOrDefault(context),
        });
    }
}
