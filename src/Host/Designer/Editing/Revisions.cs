using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Persistence.Designer;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>
/// Counts the changes of each definition and refuses a save that does not know the last one. An editor says with <see cref="Header"/> what it began
/// with; a client that says nothing is not asked. Works in the caller's transaction.
/// </summary>
internal sealed class Revisions(DbContext db, TimeProvider time, IHttpContextAccessor http)
{
    /// <summary>The request header of a save, and the response header of what opens or saves a definition.</summary>
    public const string Header = "X-Definition-Revision";

    /// <summary>Under this key a request carries the revision it made or read, for the response header.</summary>
    public static readonly object Made = new();

    /// <summary>Who acts: the caller of the request, the product itself outside of one.</summary>
    public string Actor => http.HttpContext?.User.Identity?.Name ?? "system";

    public Task<EditedDefinition?> FindAsync(string definitionId, CancellationToken ct) =>
        db.Set<EditedDefinition>().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, ct);

    /// <summary>The row of a definition, made if there is none.</summary>
    public async Task<EditedDefinition> TakeAsync(string definitionId, CancellationToken ct)
    {
        if (await FindAsync(definitionId, ct) is { } known) return known;
        var row = new EditedDefinition { DefinitionId = definitionId, Editor = Actor, EditedAt = time.GetUtcNow() };
        db.Add(row);
        await db.SaveChangesAsync(ct);
        return row;
    }

    /// <summary>Refuses to save over what the caller has not seen.</summary>
    /// <exception cref="StaleSaveException">Somebody has changed it since.</exception>
    public async Task CheckAsync(string definitionId, CancellationToken ct)
    {
        if (Sent() is not { } began || await FindAsync(definitionId, ct) is not { } row || row.Revision == began) return;
        throw new StaleSaveException(definitionId, began, row.Revision, row.Editor, row.EditedAt);
    }

    /// <summary>Notes a change by the caller.</summary>
    /// <param name="definitionId">Of what.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="published">True: whoever worked on the draft is done with it.</param>
    public async Task<EditedDefinition> ChangedAsync(string definitionId, CancellationToken ct, bool published = false)
    {
        var row = await TakeAsync(definitionId, ct);
        row.Revision++;
        row.Editor = Actor;
        row.EditedAt = time.GetUtcNow();
        row.Editors = published ? "[]" : JsonSerializer.Serialize<string[]>([.. EditorsOf(row).Append(Actor).Distinct(StringComparer.Ordinal)]);
        await db.SaveChangesAsync(ct);
        if (http.HttpContext is { } context) context.Items[Made] = row.Revision;
        return row;
    }

    /// <summary>A save that changed nothing makes no revision, but its answer names the one that stands.</summary>
    public async Task UnchangedAsync(string definitionId, CancellationToken ct)
    {
        if (http.HttpContext is { } context) context.Items[Made] = (await TakeAsync(definitionId, ct)).Revision;
    }

    public static IReadOnlyList<string> EditorsOf(EditedDefinition row) => JsonSerializer.Deserialize<string[]>(row.Editors) ?? [];

    private long? Sent() => long.TryParse(http.HttpContext?.Request.Headers[Header].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var sent) ? sent : null;
}
