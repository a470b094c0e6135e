using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Selection.Files;

namespace BenchmarkWorkflow.Api.Paper;

/// <summary>Makes paper bundles. Two are made at a time at most, on threads of their own and outside of any transaction, so that nobody else waits for a long one.</summary>
internal sealed class PaperPress : IDisposable
{
    private const string Regular = "NotoSerifSC_400Regular.ttf", Bold = "NotoSerifSC_700Bold.ttf";

    private readonly SemaphoreSlim free = new(2);
    private readonly Lazy<(TrueTypeFont Regular, TrueTypeFont Bold)> fonts;

    public PaperPress()
    {
        // Where the pages' build puts them: beside the published program, or in .artifacts/portal for one that runs in .artifacts/bin/<project>/<configuration>.
        string[] places = [Path.Combine(AppContext.BaseDirectory, "portal/fonts"), Path.Combine(AppContext.BaseDirectory, "../../../portal/fonts")];
        var folder = places.FirstOrDefault(place => File.Exists(Path.Combine(place, Regular)));
        HasFonts = folder is not null;
        fonts = new(() => (new(Path.Combine(folder ?? "", Regular), "NotoSerifSC-Regular"), new(Path.Combine(folder ?? "", Bold), "NotoSerifSC-Bold")));
    }

    /// <summary>Whether the program was built with the pages, among whose files its fonts are.</summary>
    public bool HasFonts { get; }

    public async Task<byte[]> MakeAsync(PaperContent content, CancellationToken ct)
    {
        await free.WaitAsync(ct);
        try
        {
            return await Task.Run(() => PaperBundle.Make(content, fonts.Value.Regular, fonts.Value.Bold), ct);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        free.Dispose();
        if (!fonts.IsValueCreated) return;
        fonts.Value.Regular.Dispose();
        fonts.Value.Bold.Dispose();
    }
}

/// <summary>Answers with a bundle as a download. It is made when the answer is written, after the unit in which its content was read.</summary>
internal sealed class PaperAnswer(PaperContent content) : IResult
{
    public async Task ExecuteAsync(HttpContext context)
    {
        var press = context.RequestServices.GetRequiredService<PaperPress>();
        IResult answer = press.HasFonts
            ? TypedResults.File(await press.MakeAsync(content, context.RequestAborted), "application/pdf", FileNames.Safe($"{content.Company}-申报书.pdf"))
            : Problem.Of(503, "paper-fonts-missing", "本系统安装时没有带上字体，暂时不能生成 PDF。请联系秘书处。");
        await answer.ExecuteAsync(context);
    }
}
