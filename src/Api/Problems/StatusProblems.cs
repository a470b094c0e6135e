namespace BenchmarkWorkflow.Api.Problems;

/// <summary>What an answer of <c>/api</c> says that has only a status: the server's own refusals, in the words of the others.</summary>
public static class StatusProblems
{
    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = static context =>
    {
        var problem = context.ProblemDetails;
        if (!context.HttpContext.Request.Path.StartsWithSegments(ApiProblems.Prefix) || problem.Type?.StartsWith("urn:", StringComparison.Ordinal) == true) return;
        var (name, title) = Of(context.HttpContext.Response.StatusCode);
        (problem.Type, problem.Title) = (Problem.TypeOf(name), title);
    };

    /// <summary>The problem that a status stands for where nothing more is known.</summary>
    public static (string Name, string Title) Of(int status) => status switch
    {
        401 => ("sign-in-required", "请先登录。"),
        403 => ("not-permitted", "您没有进行此操作的权限。"),
        404 => ("not-found", "没有找到所请求的内容。"),
        405 => ("wrong-method", "不支持该请求方法。"),
        408 => ("too-slow", "提交的内容传输过慢，请重试。"),
        413 => ("too-large", "提交的内容过大。"),
        415 => ("wrong-content-type", "不支持提交的内容类型。"),
        >= 500 => ("failed", "系统出现错误，请稍后重试。"),
        _ => ("refused", "请求无法处理。"),
    };
}
