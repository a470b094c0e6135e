using System.Text;
using System.Text.Json;
using BenchmarkWorkflow.Engine.Runtime;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Studio.Instances;
using BenchmarkWorkflow.Studio.Permissions;
using Elsa.Http;
using Elsa.Http.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BenchmarkWorkflow.Studio.HttpWorkflows;

/// <summary>The paths that definitions open by their HTTP endpoints: a request starts or resumes an instance, and what it answers goes out after its commit.</summary>
internal static class HttpWorkflowEndpoints
{
    private const string Prefix = "/workflows";

    public static void MapHttpWorkflows(this IEndpointRouteBuilder app) =>
        app.Map(Prefix + "/{**path}", ServeAsync).Open("each definition's endpoint says itself whom it lets in");

    private static async Task<IResult> ServeAsync(string? path, HttpContext context, IUnitOfWork work, WorkflowInstances instances, IAuthorizationService authorization, CancellationToken ct)
    {
        var method = context.Request.Method;
        var match = await work.ReadAsync<EndpointFinder, HttpEndpointMatch?>((finder, token) => finder.FindAsync(path ?? "", method, token), ct);
        if (match is null) return TypedResults.NotFound();
        if (await RefusedAsync(match.Policy, context, authorization) is { } refused) return refused;
        var exchange = HttpExchange.Begin(context, await RequestReader.ReadAsync(context.Request, path ?? "", match.RouteData, ct));
        if (await RunAsync(match, instances, ct) is not { } run) return TypedResults.NotFound(); // somebody else's request was first
        if (run.State?.SubStatus == WorkflowSubStatus.Faulted) return TypedResults.StatusCode(500);
        return exchange.Answer is { } answer ? Write(answer, context.Response) : TypedResults.Ok();
    }

    private static async Task<InstanceRun?> RunAsync(HttpEndpointMatch match, WorkflowInstances instances, CancellationToken ct) => match switch
    {
        { Bookmark: { } bookmark } => await instances.ResumeAsync(bookmark.InstanceId, bookmark.Id, null, ct),
        { Trigger: { } trigger } => await instances.StartAsync(
            new StartInstance { Definition = WorkflowDefinitionHandle.ByDefinitionVersionId(trigger.DefinitionVersionId), TriggerActivityId = trigger.ActivityId }, ct),
        _ => null,
    };

    private static async Task<IResult?> RefusedAsync(HttpEndpointBookmarkPayload policy, HttpContext context, IAuthorizationService authorization)
    {
        if (policy.Authorize != true) return null;
        if (context.User.Identity?.IsAuthenticated != true) return TypedResults.Unauthorized();
        if (string.IsNullOrEmpty(policy.Policy)) return null;
        var allowed = context.User.May(policy.Policy) || context.User.IsInRole(policy.Policy) || await MeetsAsync(policy.Policy, context, authorization);
        return allowed ? null : TypedResults.Forbid();
    }

    /// <summary>A policy that nobody has defined lets nobody in.</summary>
    private static async Task<bool> MeetsAsync(string policy, HttpContext context, IAuthorizationService authorization)
    {
        try
        {
            return (await authorization.AuthorizeAsync(context.User, policy)).Succeeded;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static IResult Write(HttpAnswer answer, HttpResponse response)
    {
        AnswerHeaders.Write(answer, response);
        if (answer.EntityTag is { Length: > 0 } tag) response.Headers.ETag = tag.StartsWith('"') ? tag : $"\"{tag}\"";
        var content = Bytes(answer.Content);
        if (answer.Filename is { } file) return TypedResults.File(content, answer.ContentType, file, answer.IsResumable);
        response.StatusCode = answer.StatusCode;
        return new Body(content, answer.ContentType);
    }

    private static byte[] Bytes(object? content) => content switch
    {
        null => [],
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        Stream stream => BytesOf(stream),
        _ => JsonSerializer.SerializeToUtf8Bytes(ValueNode.Of(content)),
    };

    private static byte[] BytesOf(Stream stream)
    {
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>Bytes as they are, with no type where the workflow named none.</summary>
    private sealed class Body(byte[] content, string? contentType) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (!string.IsNullOrWhiteSpace(contentType)) httpContext.Response.ContentType = contentType;
            httpContext.Response.ContentLength = content.Length;
            if (content.Length > 0) await httpContext.Response.Body.WriteAsync(content, httpContext.RequestAborted);
        }
    }
}
