using System.Reflection;
using BenchmarkWorkflow.Engine.Running.Planning;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace Elsa.Http;

/// <summary>Calls another server. The call is sent after the commit, and its answer resumes the activity.</summary>
[Output(IsSerializable = false)]
public abstract class SendHttpRequestBase : Activity<HttpResponseMessage>
{
    [Input(Order = 0)]
    public Input<Uri?> Url { get; set; } = null!; // without it the activity faults, as it must

    [Input(
        Description = "The HTTP method to use when sending the request.",
        Options = new[] { "GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD" },
        DefaultValue = "GET",
        UIHint = InputUIHints.DropDown,
        Order = 1)]
    public Input<string> Method { get; set; } = new("GET");

    [Input(Description = "The content to send with the request. Can be a string, an object, a byte array or a stream.", Order = 2)]
    public Input<object?> Content { get; set; } = null!; // a definition may leave it out: no body

    [Input(Description = "The content type to use when sending the request.", UIHandler = typeof(HttpContentTypes), UIHint = InputUIHints.DropDown, Order = 3)]
    public Input<string?> ContentType { get; set; } = null!; // a definition may leave it out: as the content is

    [Input(Description = "The Authorization header value to send with the request. For example: Bearer {some-access-token}", Category = "Security", CanContainSecrets = true, Order = 4)]
    public Input<string?> Authorization { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "A value that allows to add the Authorization header without validation.", Category = "Security", Order = 5)]
    public Input<bool> DisableAuthorizationHeaderValidation { get; set; } = null!; // headers are never checked here

    [Input(Description = "The headers to send along with the request.", UIHint = InputUIHints.JsonEditor, UIHandler = typeof(CodeEditorLanguage.Json), Category = "Advanced", Order = 6)]
    public Input<HttpHeaders?> RequestHeaders { get; set; } = null!; // a definition may leave it out: none

    [Input(Description = "Obsolete. Use the common Resilience Strategy setting instead.")]
    public Input<bool> EnableResiliency { get; set; } = null!; // calls are always repeated here until they get through

    [Output(Description = "The HTTP response status code")]
    public Output<int> StatusCode { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The parsed content, if any.")]
    public Output<object?> ParsedContent { get; set; } = null!; // unbound unless a definition binds it

    [Output(Description = "The response headers that were received.")]
    public Output<HttpHeaders?> ResponseHeaders { get; set; } = null!; // unbound unless a definition binds it

    protected abstract ValueTask HandleResponseAsync(ActivityExecutionContext context, int statusCode);

    protected abstract ValueTask HandleFailureAsync(ActivityExecutionContext context, HttpCallFailure failure);

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => HttpCalls.AskAsync(
        context,
        context.Get(Url),
        Method.GetOrDefault(context),
        Content.GetOrDefault(context),
        ContentType.GetOrDefault(context),
        Authorization.GetOrDefault(context),
        RequestHeaders.GetOrDefault(context),
        OnAnsweredAsync);

    private ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var result = HttpCalls.ResultOf(context);
        if (result.Failure is { } failure) return HandleFailureAsync(context, failure);
        context.Set(Result, HttpCalls.MessageOf(result));
        context.Set(ParsedContent, HttpCalls.Parse(result));
        context.Set(StatusCode, result.StatusCode);
        context.Set(ResponseHeaders, result.Headers);
        return HandleResponseAsync(context, result.StatusCode);
    }
}

/// <summary>In a sequence: goes on with the activity of the status code that came.</summary>
[Activity("Elsa", "HTTP", "Send an HTTP request.", DisplayName = "HTTP Request", Kind = ActivityKind.Task)]
public sealed class SendHttpRequest : SendHttpRequestBase, IHoldsActivities
{
    [Input(Description = "A list of expected status codes to handle and the corresponding activity to execute when the status code matches.", UIHint = "http-status-codes")]
    public ICollection<HttpStatusCodeCase> ExpectedStatusCodes { get; set; } = new List<HttpStatusCodeCase>();

    [Port]
    public IActivity? UnmatchedStatusCode { get; set; }

    [Port]
    public IActivity? FailedToConnect { get; set; }

    [Port]
    public IActivity? Timeout { get; set; }

    IEnumerable<(IActivity Activity, string Port)> IHoldsActivities.ActivitiesHeld => ExpectedStatusCodes
        .Where(@case => @case.Activity is not null)
        .Select(@case => (@case.Activity!, @case.StatusCode.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    protected override ValueTask HandleResponseAsync(ActivityExecutionContext context, int statusCode)
    {
        var matching = ExpectedStatusCodes.FirstOrDefault(@case => @case.StatusCode == statusCode);
        return context.ScheduleActivityAsync(matching is null ? UnmatchedStatusCode : matching.Activity, OnChildActivityCompletedAsync);
    }

    protected override ValueTask HandleFailureAsync(ActivityExecutionContext context, HttpCallFailure failure) =>
        context.ScheduleActivityAsync(failure == HttpCallFailure.Timeout ? Timeout : FailedToConnect, OnChildActivityCompletedAsync);

    private ValueTask OnChildActivityCompletedAsync(ActivityCompletedContext context) => context.TargetContext.CompleteActivityAsync();
}

public sealed class HttpStatusCodeCase
{
    public HttpStatusCodeCase()
    {
    }

    public HttpStatusCodeCase(int statusCode, IActivity activity)
    {
        StatusCode = statusCode;
        Activity = activity;
    }

    public int StatusCode { get; set; }

    public IActivity? Activity { get; set; }
}

/// <summary>In a flowchart: the status code is the outcome.</summary>
[Activity("Elsa", "HTTP", "Send an HTTP request.", DisplayName = "HTTP Request (flow)", Kind = ActivityKind.Task)]
public sealed class FlowSendHttpRequest : SendHttpRequestBase, IActivityPropertyDefaultValueProvider
{
    [Input(Description = "A list of expected status codes to handle.", UIHint = InputUIHints.MultiText, DefaultValueProvider = typeof(FlowSendHttpRequest), Order = 5.1f)]
    public Input<ICollection<int>> ExpectedStatusCodes { get; set; } = null!; // a definition may leave it out: 200

    object? IActivityPropertyDefaultValueProvider.GetDefaultValue(PropertyInfo property) => property.Name == nameof(ExpectedStatusCodes) ? new List<int> { 200 } : null;

    protected override ValueTask HandleResponseAsync(ActivityExecutionContext context, int statusCode) =>
        context.CompleteActivityWithOutcomesAsync(HttpCalls.OutcomesFor(statusCode, ExpectedStatusCodes is null ? [200] : context.Get(ExpectedStatusCodes)));

    protected override ValueTask HandleFailureAsync(ActivityExecutionContext context, HttpCallFailure failure) =>
        context.CompleteActivityWithOutcomesAsync(HttpCalls.OutcomeOf(failure));
}
