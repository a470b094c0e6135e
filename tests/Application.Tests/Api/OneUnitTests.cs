using System.Net;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Application.Tests.Api;

/// <summary>A request's unit of work that is repeated, or refused, says nothing of the attempt that was undone.</summary>
public sealed class OneUnitTests
{
    [Theory]
    [InlineData("/again", HttpStatusCode.OK)]
    [InlineData("/refused", HttpStatusCode.Conflict)]
    public async Task What_an_undone_attempt_said_is_not_in_the_answer(string path, HttpStatusCode status)
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        var builder = WebApplication.CreateBuilder();
        builder.Services.AddPersistence(database.ConnectionString).AddScoped<AnsweredRequests>();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Use((context, next) =>
        {
            context.Response.Headers["X-Before"] = "stays";
            return next(context);
        });
        app.UseRouting();
        app.Use(OneUnit.RunAsync);
        var attempts = 0;
        var api = app.MapGroup("").InOneUnit();
        api.MapPost("/again", IResult (HttpContext context) =>
        {
            if (++attempts > 1) return TypedResults.Ok(attempts);
            Revision.Tell(context.Response, 7);
            context.Response.Headers.Location = "/made";
            throw new DbUpdateConcurrencyException("Somebody was faster.");
        });
        api.MapPost("/refused", IResult (HttpContext context) =>
        {
            Revision.Tell(context.Response, 7);
            return TypedResults.Conflict();
        });
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await client.PostAsync(path, null);

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.Null(answer.Headers.Location);
        Assert.Equal("stays", answer.Headers.GetValues("X-Before").Single());
    }

    [Fact]
    public async Task What_is_kept_of_a_request_cannot_be_tried_out_without_its_key()
    {
        var (one, same, another) = (await KeyAsync("key-1"), await KeyAsync("key-1"), await KeyAsync("key-2"));

        Assert.Equal(one, same);
        Assert.NotEqual(one.Fingerprint, another.Fingerprint);

        static async Task<IdempotencyKey> KeyAsync(string key)
        {
            var context = new DefaultHttpContext { Request = { Method = "POST", Path = "/api/applicants", Body = new MemoryStream("""{"password":"123456"}"""u8.ToArray()) } };
            context.Request.Headers[IdempotencyKey.Header] = key;
            return Assert.IsType<IdempotencyKey>(await IdempotencyKey.OfAsync(context));
        }
    }
}
