using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Calendar;
using BenchmarkWorkflow.Studio;
using BenchmarkWorkflow.Studio.Errors;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>
/// Stands before Elsa's definition routes: tells in a header which revision an answer shows, and turns a save that came too late into the 400 that
/// the Studio shows, after the refused content was parked.
/// </summary>
internal static class StaleSaves
{
    /// <summary>The header of the refusal: which parked draft holds the content. An editor sends it with its later saves, which then go to the same place.</summary>
    public const string ParkedHeader = "X-Definition-Parked";

    private const string Definitions = StudioApi.Prefix + "/workflow-definitions";
    private const string Opening = Definitions + "/by-definition-id/";

    public static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments(Definitions))
        {
            await next(context);
            return;
        }

        context.Response.OnStarting(() =>
        {
            if (context.Items.TryGetValue(Revisions.Made, out var made) && made is long revision) context.Response.Headers[Revisions.Header] = revision.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        var opens = context.Request.Method == HttpMethods.Get && context.Request.Path.Value!.StartsWith(Opening, StringComparison.OrdinalIgnoreCase); // the path was matched above
        if (opens && context.User.Identity?.IsAuthenticated == true) await ReadAsync(context);
        if (context.Request.Headers.ContainsKey(Revisions.Header)) context.Request.EnableBuffering();
        try
        {
            await next(context);
        }
        catch (StaleSaveException stale) when (!context.Response.HasStarted)
        {
            throw await ParkAsync(context, stale);
        }
    }

    /// <summary>Read before the content is: at worst the header is older than the content, and a save is refused that need not be; never the other way.</summary>
    private static async Task ReadAsync(HttpContext context)
    {
        var definitionId = Uri.UnescapeDataString(context.Request.Path.Value![Opening.Length..]);
        var row = await context.RequestServices.GetRequiredService<UnitOfWork>().ReadAsync((services, token) => services.GetRequiredService<Revisions>().FindAsync(definitionId, token), context.RequestAborted);
        if (row is not null) context.Items[Revisions.Made] = row.Revision;
    }

    private static async Task<Refusal> ParkAsync(HttpContext context, StaleSaveException stale)
    {
        context.Request.Body.Position = 0;
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var model = body.RootElement.EnumerateObject().First(member => string.Equals(member.Name, "model", StringComparison.OrdinalIgnoreCase)).Value.GetRawText(); // the save had read it
        long? before = long.TryParse(context.Request.Headers[ParkedHeader].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : null;
        var (parked, editor) = await context.RequestServices.GetRequiredService<IUnitOfWork>().RunAsync(
            async (services, token) => (
                await services.GetRequiredService<ParkedDrafts>().ParkAsync(stale, model, before, token),
                await services.GetRequiredService<PeopleNames>().OfAsync(stale.Editor, token)),
            context.RequestAborted);
        context.Items.Remove(Revisions.Made); // the editor goes on with what it began with: only a choice of its owner ends the conflict
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[ParkedHeader] = parked.Id.ToString(CultureInfo.InvariantCulture);
            return Task.CompletedTask;
        });
        var same = stale.Editor == (context.User.Identity?.Name ?? "");
        var who = same ? "您在另一个窗口" : editor;
        return Refusal.Field(
            "any",
            $"{who}于 {At(stale.At, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())} 保存了这个流程，您打开的是更早的内容，因此没有覆盖。"
            + "您的修改没有丢失，已暂存；请在旁边的“版本”页中比较后选择接管、另存或放弃。");
    }

    private static string At(DateTimeOffset at, DateTimeOffset now)
    {
        var (local, today) = (at.ToOffset(ShanghaiTime.Offset), now.ToOffset(ShanghaiTime.Offset));
        return local.ToString(local.Date == today.Date ? "HH:mm" : "M月d日 HH:mm", CultureInfo.InvariantCulture);
    }
}
