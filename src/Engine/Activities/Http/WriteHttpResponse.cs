using System.Net;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Http;

/// <summary>Answers the request that this burst serves; without one it does nothing. The answer goes out after the commit.</summary>
[Activity("Elsa", "HTTP", "Write a response to the current HTTP response object.", DisplayName = "HTTP Response")]
public sealed class WriteHttpResponse : CodeActivity
{
    [Input(Description = "The status code to return.", DefaultValue = HttpStatusCode.OK, UIHint = InputUIHints.DropDown)]
    public Input<HttpStatusCode> StatusCode { get; set; } = new(HttpStatusCode.OK);

    [Input(Description = "The content to write back. String values will be sent as-is, while objects will be serialized to a JSON string. Byte arrays and streams will be sent as files.")]
    public Input<object?> Content { get; set; } = null!; // a definition may leave it out: an empty answer

    [Input(Description = "The content type to write when sending the response.", UIHandler = typeof(HttpContentTypes), UIHint = InputUIHints.DropDown)]
    public Input<string?> ContentType { get; set; } = null!; // a definition may leave it out: as the content is

    [Input(Description = "The headers to send along with the response.", UIHint = InputUIHints.JsonEditor, UIHandler = typeof(CodeEditorLanguage.Json), Category = "Advanced")]
    public Input<HttpHeaders?> ResponseHeaders { get; set; } = null!; // a definition may leave it out: none

    protected override void Execute(ActivityExecutionContext context)
    {
        var content = Content.GetOrDefault(context);
        var contentType = ContentType.GetOrDefault(context);
        context.GetService<IHttpExchange>()?.Answer(new HttpAnswer
        {
            StatusCode = (int)StatusCode.GetOrDefault(context),
            Content = content,
            ContentType = content is null || !string.IsNullOrWhiteSpace(contentType) ? contentType : HttpContentTypes.Guess(content),
            Headers = ResponseHeaders.GetOrDefault(context) ?? [],
        });
    }
}
