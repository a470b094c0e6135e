using Elsa.Extensions;
using Elsa.Http.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Http;

/// <summary>Begins its workflow when a request of its path and methods comes in, or waits for one.</summary>
[Activity("Elsa", "HTTP", "Wait for an inbound HTTP request that matches the specified path and methods.", DisplayName = "HTTP Endpoint")]
[Output(IsSerializable = false)]
public sealed class HttpEndpoint : Trigger<HttpRequest>
{
    /// <summary>The name its bookmarks and triggers are stored under.</summary>
    public const string StimulusName = "Elsa.HttpEndpoint";

    [Input(Description = "The path to associate with the workflow.", UIHint = InputUIHints.SingleLine)]
    public Input<string> Path { get; set; } = null!; // a definition without it cannot be published

    [Input(Description = "The HTTP methods to accept.", Options = new[] { "GET", "POST", "PUT", "HEAD", "DELETE" }, UIHint = InputUIHints.CheckList)]
    public Input<ICollection<string>> SupportedMethods { get; set; } = new(_ => ["GET"]);

    [Input(Description = "Allow authenticated requests only.", Category = "Security")]
    public Input<bool> Authorize { get; set; } = new(false);

    [Input(Description = "Provide a policy to evaluate. If the policy fails, the request is forbidden.", Category = "Security")]
    public Input<string?> Policy { get; set; } = new(default(string));

    [Input(Description = "The maximum time allowed to process the request.", Category = "Upload")]
    public Input<TimeSpan?> RequestTimeout { get; set; } = null!; // a definition may leave it out: no limit

    [Input(Description = "The maximum request size allowed in bytes.", Category = "Upload")]
    public Input<long?> RequestSizeLimit { get; set; } = null!; // a definition may leave it out: the server's

    [Input(Description = "The maximum file size allowed in bytes for an individual file.", Category = "Upload")]
    public Input<long?> FileSizeLimit { get; set; } = null!; // a definition may leave it out: the server's

    [Input(Description = "Only file extensions in this list are allowed. Leave empty to allow all extensions", Category = "Upload", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>> AllowedFileExtensions { get; set; } = null!; // a definition may leave it out: all

    [Input(Description = "File extensions in this list are forbidden. Leave empty to not block any extension.", Category = "Upload", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>> BlockedFileExtensions { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "Only MIME types in this list are allowed. Leave empty to allow all types", Category = "Upload", UIHint = InputUIHints.MultiText)]
    public Input<ICollection<string>> AllowedMimeTypes { get; set; } = null!; // a definition may leave it out: all

    [Input(Description = "A value indicating whether to expose the \"Request too large\" outcome.", Category = "Outcomes")]
    public bool ExposeRequestTooLargeOutcome { get; set; }

    [Input(Description = "A value indicating whether to expose the \"File too large\" outcome.", Category = "Outcomes")]
    public bool ExposeFileTooLargeOutcome { get; set; }

    [Input(Description = "A value indicating whether to expose the \"Invalid file extension\" outcome.", Category = "Outcomes")]
    public bool ExposeInvalidFileExtensionOutcome { get; set; }

    [Input(Description = "A value indicating whether to expose the \"Invalid file MIME type\" outcome.", Category = "Outcomes")]
    public bool ExposeInvalidFileMimeTypeOutcome { get; set; }

    [Output(Description = "The parsed request content, if any.")]
    public Output<object?> ParsedContent { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The uploaded files, if any.", IsSerializable = false)]
    public Output<FormFile[]> Files { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The first uploaded file, if any.", IsSerializable = false)]
    public Output<FormFile?> File { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The parsed route data, if any.")]
    public Output<IDictionary<string, object>> RouteData { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The querystring data, if any.")]
    public Output<IDictionary<string, object>> QueryStringData { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The headers, if any.")]
    public Output<IDictionary<string, object>> Headers { get; set; } = null!; // unbound unless a definition binds it

    protected override IEnumerable<object> GetTriggerPayloads(TriggerIndexingContext context)
    {
        context.TriggerName = StimulusName;
        return StimuliFor(context.Get(Path), context.Get(SupportedMethods), context.Get(Authorize), context.Get(Policy), context.Get(RequestTimeout), context.Get(RequestSizeLimit));
    }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow()) return OnResumeAsync(context);
        var stimuli = StimuliFor(Path.Get(context), SupportedMethods.GetOrDefault(context), Authorize.GetOrDefault(context), Policy.GetOrDefault(context), RequestTimeout.GetOrDefault(context), RequestSizeLimit.GetOrDefault(context));
        context.CreateBookmarks(stimuli, OnResumeAsync, includeActivityInstanceId: false, bookmarkName: StimulusName);
        return default;
    }

    private static IEnumerable<object> StimuliFor(string? path, ICollection<string>? methods, bool authorize, string? policy, TimeSpan? timeout, long? sizeLimit) =>
        (methods is { Count: > 0 } ? methods : ["GET"]).Select(method => new HttpEndpointBookmarkPayload(path ?? "", method) { Authorize = authorize, Policy = policy, RequestTimeout = timeout, RequestSizeLimit = sizeLimit });

    private ValueTask OnResumeAsync(ActivityExecutionContext context)
    {
        if (context.GetService<IHttpExchange>()?.Request is not { } request) return context.CompleteActivityAsync();
        context.Set(RouteData, request.RouteData);
        context.Set(QueryStringData, request.Query);
        context.Set(Headers, request.Headers);
        if (HttpEndpointChecks.Refusal(this, context, request) is { } refusal) return RefuseAsync(context, refusal);
        context.Set(Result, request);
        context.Set(ParsedContent, request.Content);
        if (request.Files.Count > 0)
        {
            context.Set(Files, request.Files.ToArray());
            context.Set(File, request.Files[0]);
        }

        return context.CompleteActivityAsync();
    }

    private static async ValueTask RefuseAsync(ActivityExecutionContext context, HttpRefusal refusal)
    {
        if (refusal.Outcome is { } outcome)
        {
            await context.CompleteActivityWithOutcomesAsync(outcome).ConfigureAwait(false);
            return;
        }

        context.GetRequiredService<IHttpExchange>().Answer(new HttpAnswer { StatusCode = refusal.StatusCode, Content = refusal.Message, ContentType = "application/json" });
        await context.CompleteActivityWithOutcomesAsync().ConfigureAwait(false);
    }
}
