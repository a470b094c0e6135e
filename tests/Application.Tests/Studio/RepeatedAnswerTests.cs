using System.Net;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Studio;

public sealed class RepeatedAnswerTests
{
    [Fact]
    public async Task A_burst_that_answered_was_rolled_back_and_does_not_answer_when_repeated_sends_nothing_of_the_first_attempt()
    {
        var failure = new FirstCommit();
        await using var server = await RunningServer.StartAsync(DatabaseKind.Postgres, builder => builder.Services.AddSingleton<ICommitPoints>(failure));
        using var admin = await server.SignInAsync();
        var answers = Sample.Activity("early", "Elsa.If", ("condition", Sample.Text("JavaScript", "new Date().getUTCFullYear() < 2023", "Boolean")));
        answers["then"] = Sample.Activity("answer", "Elsa.WriteHttpResponse", ("content", Sample.Text("Literal", "early")), ("contentType", Sample.Text("Literal", "text/plain")));
        await admin.PublishAsync(Sample.Definition("answers", Sample.Sequence(
            Sample.Activity("http", "Elsa.HttpEndpoint", ("path", Sample.Text("Literal", "answers")), ("customProperties", new JsonObject { ["canStartWorkflow"] = true })), answers)));
        Assert.Equal("early", await server.Anonymous.GetStringAsync("/workflows/answers"));

        failure.Then = () => server.Time.Advance(TimeSpan.FromDays(365));
        using var answer = await server.Anonymous.GetAsync("/workflows/answers");

        Assert.Null(failure.Then);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
    }

    private sealed class FirstCommit : ICommitPoints
    {
        public Action? Then { get; set; }

        public ValueTask ReachedAsync(string point, CancellationToken ct)
        {
            if (point != "before the commit" || Then is not { } then) return ValueTask.CompletedTask;
            Then = null;
            then();
            throw new DbUpdateConcurrencyException("Another was first.");
        }
    }
}
