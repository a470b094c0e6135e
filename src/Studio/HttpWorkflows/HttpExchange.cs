using BenchmarkWorkflow.Engine.Storage;
using Elsa.Http;
using Microsoft.AspNetCore.Http;
using WorkflowRequest = Elsa.Http.HttpRequest;

namespace BenchmarkWorkflow.Studio.HttpWorkflows;

/// <summary>The request that a burst serves, and the answer it keeps until its commit. It travels with the web request, so a burst that a worker runs has none.</summary>
internal sealed class HttpExchange(IHttpContextAccessor web, IEngineStore store) : IHttpExchange
{
    public WorkflowRequest? Request => Served?.Request;

    private Exchange? Served => web.HttpContext?.Features.Get<Exchange>();

    /// <summary>From now on a burst in this web request serves <paramref name="request"/>.</summary>
    public static Exchange Begin(HttpContext context, WorkflowRequest request)
    {
        var exchange = new Exchange(request);
        context.Features.Set(exchange);
        return exchange;
    }

    public void Answer(HttpAnswer answer)
    {
        // A burst that is rolled back and repeated answers anew, or not at all: what it said before does not count.
        if (Served is { } served) store.AfterCommit(() => served.Answer = answer);
    }

    internal sealed class Exchange(WorkflowRequest request)
    {
        public WorkflowRequest Request { get; } = request;

        public HttpAnswer? Answer { get; set; }
    }
}
