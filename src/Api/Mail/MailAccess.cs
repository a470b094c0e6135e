using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Api.Accounts;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Mail;

/// <summary>
/// What of the outbox the permission alone does not open. Letters to whoever raised an objection are the secretariat's, which handles objections: an administrator reads neither the name nor
/// the address. Letters that carry a link by which a password is set are worded by administrators: whoever may not make accounts writes nothing beside such a link.
/// </summary>
internal static class MailAccess
{
    /// <summary>The kind of matter whose letters do not exist for the caller; none when all do.</summary>
    public static string? Hidden(Viewer who) => who.Is(Roles.Secretariat) ? null : Matter.Objection;

    /// <summary>Why the caller may not change the words of a template's letters; none when they may.</summary>
    public static ProblemHttpResult? MayWord(Viewer who, string template) => AccountLetters.Templates.Contains(template) ? OfAdministrators(who) : null;

    /// <summary>Before each route of one message, of the id in its address.</summary>
    public static async ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var who = Viewer.Of(http.User);
        var id = call.GetArgument<long>(0);
        var kind = await http.RequestServices.GetRequiredService<OutboxLists>().AboutKindAsync(id, http.RequestAborted);
        if (kind is not null && kind == Hidden(who)) return Problem.Of(404, "mail-not-found", $"没有编号为 {id} 的邮件。");
        if (HttpMethods.IsPut(http.Request.Method) && kind == AccountSecrets.Kind && OfAdministrators(who) is { } refused) return refused;
        return await next(call);
    }

    private static ProblemHttpResult? OfAdministrators(Viewer who) =>
        who.Is(Roles.Administrator) ? null : Problem.Of(403, "account-letter", "这类邮件附有设置密码的链接，其文字只有管理员可以修改。");
}
