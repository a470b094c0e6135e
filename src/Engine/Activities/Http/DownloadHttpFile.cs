using System.Reflection;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Http;

/// <summary>Fetches a file from another server. The call is sent after the commit, and its answer resumes the activity.</summary>
[Activity("Elsa", "HTTP", "Downloads a file from a given URL.", DisplayName = "Download File", Kind = ActivityKind.Task)]
[Output(IsSerializable = false)]
public sealed class DownloadHttpFile : Activity<HttpFile>, IActivityPropertyDefaultValueProvider
{
    [Input(DisplayName = "URL", Description = "The URL to download the file from.")]
    public Input<Uri?> Url { get; set; } = null!; // without it the activity faults, as it must

    [Input(Description = "The HTTP method to use when sending the request.", Options = new[] { "GET", "POST", "PUT" }, DefaultValue = "GET", UIHint = InputUIHints.DropDown)]
    public Input<string> Method { get; set; } = new("GET");

    [Input(Description = "A list of expected status codes to handle.", UIHint = InputUIHints.MultiText, DefaultValueProvider = typeof(DownloadHttpFile))]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = null!; // a definition may leave it out: 200

    [Input(Name = "Content", DisplayName = "Request Content", Description = "The content to send with the request. Can be a string, an object, a byte array or a stream.")]
    public Input<object?> RequestContent { get; set; } = null!; // a definition may leave it out: no body

    [Input(DisplayName = "Content Type", Description = "The content type to use when sending the request.", UIHandler = typeof(HttpContentTypes), UIHint = InputUIHints.DropDown)]
    public Input<string?> RequestContentType { get; set; } = null!; // a definition may leave it out: as the content is

    [Input(Description = "The Authorization header value to send with the request. For example: Bearer {some-access-token}", Category = "Security", CanContainSecrets = true)]
    public Input<string?> Authorization { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "A value that allows to add the Authorization header without validation.", Category = "Security")]
    public Input<bool> DisableAuthorizationHeaderValidation { get; set; } = null!; // headers are never checked here

    [Input(Description = "The headers to send along with the request.", UIHint = InputUIHints.JsonEditor, UIHandler = typeof(CodeEditorLanguage.Json), Category = "Advanced")]
    public Input<HttpHeaders?> RequestHeaders { get; set; } = null!; // a definition may leave it out: none

    [Output(IsSerializable = false)]
    public Output<HttpResponseMessage> Response { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The HTTP response status code")]
    public Output<int> StatusCode { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The downloaded content stream, if any.", IsSerializable = false)]
    public Output<Stream?> ResponseContentStream { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The downloaded content bytes, if any.", IsSerializable = false)]
    public Output<byte[]?> ResponseContentBytes { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The response headers that were received.")]
    public Output<HttpHeaders?> ResponseHeaders { get; set; } = null!; // unbound unless a definition binds it

    [Output(DisplayName = "Content Headers", Description = "The response content headers that were received.")]
    public Output<HttpHeaders?> ResponseContentHeaders { get; set; } = null!; // unbound unless a definition binds it

    object? IActivityPropertyDefaultValueProvider.GetDefaultValue(PropertyInfo property) => property.Name == nameof(ExpectedStatusCodes) ? new List<int> { 200 } : null;

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => HttpCalls.AskAsync(
        context,
        context.Get(Url),
        Method.GetOrDefault(context),
        RequestContent.GetOrDefault(context),
        RequestContentType.GetOrDefault(context),
        Authorization.GetOrDefault(context),
        RequestHeaders.GetOrDefault(context),
        OnAnsweredAsync);

    private ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var result = HttpCalls.ResultOf(context);
        if (result.Failure is { } failure) return context.CompleteActivityWithOutcomesAsync(HttpCalls.OutcomeOf(failure));
        context.Set(Response, HttpCalls.MessageOf(result));
        context.Set(StatusCode, result.StatusCode);
        context.Set(ResponseHeaders, result.Headers);
        context.Set(ResponseContentHeaders, result.ContentHeaders);
        if (result.Content is { } content)
        {
            context.Set(ResponseContentBytes, content);
            context.Set(ResponseContentStream, new MemoryStream(content, writable: false));
            context.Set(Result, new HttpFile(FilenameOf(context, result), HttpCalls.ContentTypeOf(result), result.Headers.GetValueOrDefault("ETag")?.FirstOrDefault(), content));
        }

        return context.CompleteActivityWithOutcomesAsync(HttpCalls.OutcomesFor(result.StatusCode, ExpectedStatusCodes is null ? [200] : context.Get(ExpectedStatusCodes)));
    }

    private string FilenameOf(ActivityExecutionContext context, HttpCallResult result)
    {
        var disposition = result.ContentHeaders.GetValueOrDefault("Content-Disposition")?.FirstOrDefault();
        if (disposition is not null && System.Net.Http.Headers.ContentDispositionHeaderValue.TryParse(disposition, out var parsed) && parsed.FileName is { } name) return name.Trim('"');
        return context.Get(Url)?.Segments.LastOrDefault()?.Trim('/') is { Length: > 0 } segment ? segment : "file.dat";
    }
}
