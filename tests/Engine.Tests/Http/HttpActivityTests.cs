using BenchmarkWorkflow.Engine.Tests.Running;
using Elsa.Http;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Models;
using Microsoft.Extensions.DependencyInjection;
using static BenchmarkWorkflow.Engine.Tests.Running.Steps;

namespace BenchmarkWorkflow.Engine.Tests.Http;

public class HttpActivityTests
{
    [Fact]
    public async Task A_call_when_asked_for_is_kept_with_the_instance_and_its_secrets_are_sealed()
    {
        var run = await RunOf(new FlowSendHttpRequest { Id = "c", Url = Url, Method = new Input<string>("POST"), Content = new Input<object?>((object)"body"), Authorization = new Input<string?>("Bearer secret") }).StartAsync();

        var call = Assert.IsType<HttpCallStimulus>(Assert.Single(run.State.Bookmarks).Payload);
        Assert.Equal(("POST", "http://example.test/x", "text/plain"), (call.Method, call.Url, call.ContentType));
        Assert.DoesNotContain("secret", call.SealedHeaders);
        Assert.DoesNotContain(run.Last.ActivityRecords, record => record.ActivityState.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData(200, "c Completed -> 200,Done")]
    [InlineData(404, "c Completed -> Unmatched status code,Done")]
    public async Task A_call_when_answered_goes_on_by_its_status_code(int statusCode, string expected)
    {
        var run = await RunOf(new FlowSendHttpRequest { Id = "c", Url = Url }).StartAsync();
        await run.ResumeAsync("c", new Dictionary<string, object> { [HttpCallResult.InputKey] = new HttpCallResult { StatusCode = statusCode, Content = "{}"u8.ToArray(), ContentHeaders = new HttpHeaders { ["Content-Type"] = ["application/json"] } } });

        Assert.Equal([expected], run.Records);
    }

    [Theory]
    [InlineData(HttpCallFailure.FailedToConnect, "c Completed -> Failed to connect")]
    [InlineData(HttpCallFailure.Timeout, "c Completed -> Timeout")]
    public async Task A_call_when_no_answer_comes_goes_on_by_the_reason(HttpCallFailure failure, string expected)
    {
        var run = await RunOf(new FlowSendHttpRequest { Id = "c", Url = Url }).StartAsync();
        await run.ResumeAsync("c", new Dictionary<string, object> { [HttpCallResult.InputKey] = new HttpCallResult { Failure = failure } });

        Assert.Equal([expected], run.Records);
    }

    [Fact]
    public async Task A_download_when_it_arrives_is_a_file_with_its_name()
    {
        HttpFile? file = null;
        var download = new DownloadHttpFile { Id = "d", Url = Url };
        var run = await RunOf(Sequence("s", download, new Inline(context => file = (HttpFile?)context.WorkflowExecutionContext.GetActivityOutputRegister().FindOutputByActivityId("d")))).StartAsync();
        await run.ResumeAsync("d", new Dictionary<string, object>
        {
            [HttpCallResult.InputKey] = new HttpCallResult { StatusCode = 200, Content = [1, 2], ContentHeaders = new HttpHeaders { ["Content-Disposition"] = ["attachment; filename=\"a.bin\""] } },
        });

        Assert.Equal(("a.bin", 2), (file?.Filename, file?.Content.Length));
    }

    [Fact]
    public async Task An_endpoint_when_a_request_is_too_large_answers_413_and_goes_no_further()
    {
        var exchange = new Exchange(new HttpRequest { Method = "POST", Path = "p", ContentLength = 11, Content = "x" });
        var endpoint = new HttpEndpoint { Id = "h", Path = new Input<string>("p"), RequestSizeLimit = new Input<long?>(10L) };
        var run = await new Run(new Workflow(Flow("f", [endpoint, Step("after")], "h->after")), services => services.AddSingleton<IHttpExchange>(exchange)).StartAsync(triggerActivityId: "h");

        Assert.Equal(413, exchange.Answered?.StatusCode);
        Assert.DoesNotContain("after Completed", run.Records);
    }

    [Fact]
    public async Task An_answer_when_nobody_asked_is_passed_over()
    {
        var run = await new Run(Sequence("s", new WriteHttpResponse { Id = "r", Content = new Input<object?>((object)"x") }, Step("after"))).StartAsync();

        Assert.Equal(WorkflowSubStatus.Finished, run.State.SubStatus);
    }

    private static Input<Uri?> Url => new(new Uri("http://example.test/x"));

    private static Run RunOf(IActivity root) => new(new Workflow(root), services => services.AddSingleton<IHttpSecrets, Reversed>());

    private sealed class Reversed : IHttpSecrets
    {
        public string Seal(string text) => new(text.Reverse().ToArray());

        public string Open(string text) => Seal(text);
    }

    private sealed class Exchange(HttpRequest request) : IHttpExchange
    {
        public HttpRequest? Request => request;

        public HttpAnswer? Answered { get; private set; }

        public void Answer(HttpAnswer answer) => Answered = answer;
    }
}
