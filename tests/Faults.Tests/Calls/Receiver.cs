using System.Collections.Concurrent;
using BenchmarkWorkflow.Host.Calls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BenchmarkWorkflow.Faults.Tests.Calls;

/// <summary>The other side of a call: a real web server on the loopback that notes each request's idempotency key and answers as it is told.
/// At <c>/cookie</c> it sets one, at <c>/elsewhere</c> it sends on to another path, at <c>/large</c> it answers more than is taken.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private Receiver(WebApplication app) => this.app = app;

    public ConcurrentQueue<string> Keys { get; } = [];

    public ConcurrentQueue<(string Path, string? Cookie)> Requests { get; } = [];

    /// <summary>The status of the next answers; null: no answer until the caller goes away.</summary>
    public int? Status { get; set; } = 200;

    public Uri Address => new(app.Urls.Single());

    public static async Task<Receiver> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        receiver.app.Run(receiver.AnswerAsync);
        await receiver.app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Keys.Enqueue(context.Request.Headers["Idempotency-Key"].ToString());
        var path = context.Request.Path.Value!; // of every request
        Requests.Enqueue((path, context.Request.Headers.Cookie));
        if (path == "/cookie") context.Response.Cookies.Append("session", "1");
        if (path == "/elsewhere") context.Response.Redirect("/other");
        else if (path == "/large") await context.Response.Body.WriteAsync(new byte[HttpCallsModule.LargestAnswer + 1], context.RequestAborted);
        else if (Status is { } status) context.Response.StatusCode = status;
        else await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }
}
