using BenchmarkWorkflow.Persistence;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Problems;

/// <summary>Turns what a verb or the server throws below <c>/api</c> into a problem; Elsa's API writes its own.</summary>
public sealed class ApiProblems : IExceptionHandler
{
    public const string Prefix = "/api";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!context.Request.Path.StartsWithSegments(Prefix)) return false;
        var problem = exception switch
        {
            Selection.RuleBrokenException broken => Broken(broken.Rules.Select(rule => (rule.Name, rule.Message, rule.Field))),
            BenchmarkWorkflow.Mail.RuleBrokenException broken => Broken(broken.Rules.Select(rule => (rule.Name, rule.Message, rule.Field))),
            Inbox.RuleBrokenException broken => Broken(broken.Rules.Select(rule => (rule.Name, rule.Message, rule.Field))),
            BadHttpRequestException { StatusCode: 413 } => Problem.Of(413, "too-large", "提交的内容过大。"),
            BadHttpRequestException { StatusCode: 408 } => Problem.Of(408, "too-slow", "提交的内容传输过慢，请重试。"),
            BadHttpRequestException bad => Problem.Of(bad.StatusCode, "unreadable-request", "无法读取提交的内容。"),
            DbUpdateConcurrencyException => Problem.Of(409, "changed-meanwhile", "数据刚刚被他人修改，请刷新后重试。"),
            _ when Transient.Is(exception) => Problem.Of(503, "busy", "系统繁忙，请稍后重试。"),
            _ => null,
        };
        if (problem is null) return false;
        context.Response.StatusCode = problem.StatusCode;
        await problem.ExecuteAsync(context);
        return true;
    }

    /// <summary>404 where a rule says that there is no such thing (its name ends so), 422 where a field is at fault, 409 where the state of things forbids it. The <c>type</c> is the first rule's.</summary>
    private static ProblemHttpResult Broken(IEnumerable<(string Name, string Message, string? Field)> rules)
    {
        var all = rules.ToList();
        return Problem.OfFields(
            all.Exists(rule => rule.Field is not null) ? 422 : all[0].Name.EndsWith("-not-found", StringComparison.Ordinal) ? 404 : 409,
            all[0].Name,
            string.Join(" ", all.Select(rule => rule.Message)),
            all.Where(rule => rule.Field is not null).Select(rule => (rule.Field!, rule.Message)));
    }
}
