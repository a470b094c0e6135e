using System.Text;
using BenchmarkWorkflow.Api.Problems;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>
/// Refuses text that no database of ours can keep: the character NUL, and halves of a character (lone surrogates). They come in JSON's escapes, in a query's percent signs
/// and in the names and values of a form; nobody types them. Checked once for every route below <c>/api</c> and <c>/elsa/api</c>, so that no verb has to.
/// </summary>
public static class PlainText
{
    private static readonly string[] Guarded = [ApiProblems.Prefix, "/elsa/api"];

    /// <summary>The middleware; after authorization, as it reads bodies, and before <see cref="OneUnit.RunAsync"/>.</summary>
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (Array.Exists(Guarded, prefix => context.Request.Path.StartsWithSegments(prefix)) && !await IsPlainAsync(context.Request))
        {
            var problem = Problem.Of(400, "unreadable-text", "提交的内容含有无法保存的字符（空字符或残缺的字符），请删除后重试。");
            context.Response.StatusCode = problem.StatusCode;
            await problem.ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static async Task<bool> IsPlainAsync(HttpRequest request)
    {
        if (request.QueryString.HasValue && !request.Query.All(one => IsPlain(one.Key) && one.Value.All(IsPlain))) return false;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) return true; // no route of ours reads the body of one, so none is taken in
        if (request.HasFormContentType) return await IsFormPlainAsync(request);
        if (!request.HasJsonContentType()) return true;
        if (request.GetTypedHeaders().ContentType?.Encoding is { } encoding && encoding.CodePage != Encoding.UTF8.CodePage) throw new BadHttpRequestException("JSON is UTF-8.", StatusCodes.Status415UnsupportedMediaType);
        request.EnableBuffering();
        var scan = new JsonTextScan();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;) scan.Read(buffer.AsSpan(0, read));
        request.Body.Position = 0;
        return scan.IsPlain;
    }

    private static async Task<bool> IsFormPlainAsync(HttpRequest request)
    {
        request.EnableBuffering();
        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException wrong)
        {
            throw new BadHttpRequestException("The form cannot be read.", wrong);
        }

        request.Body.Position = 0;
        return form.All(one => IsPlain(one.Key) && one.Value.All(IsPlain)) && form.Files.All(file => IsPlain(file.Name) && IsPlain(file.FileName));
    }

    private static bool IsPlain(string? text)
    {
        for (var place = 0; place < text?.Length; place++)
        {
            if (text[place] == '\0' || char.IsLowSurrogate(text[place])) return false;
            if (!char.IsHighSurrogate(text[place])) continue;
            if (++place == text.Length || !char.IsLowSurrogate(text[place])) return false;
        }

        return true;
    }
}
