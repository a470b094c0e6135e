using System.Globalization;
using System.Text.Json.Serialization;
using BenchmarkWorkflow.Api.People;
using BenchmarkWorkflow.Api.Problems;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Mail.Templates;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.Studio.Permissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BenchmarkWorkflow.Api.Mail;

/// <summary>A letter in the list.</summary>
/// <param name="Version">0: the file's words hold and were never changed.</param>
/// <param name="IsFile">The file's words hold.</param>
internal sealed record TemplateLine(string Name, string Title, string Subject, int Version, bool IsFile, PersonView? WrittenBy, DateTimeOffset? WrittenAt);

/// <summary>One letter with everything that can be written into it.</summary>
internal sealed record TemplateView(TemplateLine Line, string Text, string SubjectEn, string TextEn, IReadOnlyList<VariableView> Variables, IReadOnlyList<WordingView> Versions);

/// <param name="Sample">As JSON.</param>
/// <param name="Write">How it is written into a text.</param>
internal sealed record VariableView(string Name, [property: JsonConverter(typeof(Camel<VariableKind>))] VariableKind Kind, bool Optional, string Description, string Sample, string Write)
{
    public static VariableView Of(TemplateVariable variable) => new(variable.Name, variable.Kind, variable.Optional, variable.Description, variable.SampleJson, Written(variable));

    private static string Written(TemplateVariable variable) => variable.Kind switch
    {
        VariableKind.Day => $"{{{{date {variable.Name}}}}}",
        VariableKind.Instant => $"{{{{datetime {variable.Name}}}}}",
        VariableKind.List => $"{{{{#each {variable.Name}}}}}- {string.Concat(variable.Fields.Take(1).Select(field => $"{{{{{field.Name}}}}}"))}\n{{{{/each}}}}",
        VariableKind.Boolean => $"{{{{#if {variable.Name}}}}}{{{{else}}}}{{{{/if}}}}",
        VariableKind.Text or VariableKind.Number => $"{{{{{variable.Name}}}}}",
    };
}

/// <param name="Version">0: the file.</param>
/// <param name="RestoredFrom">The version whose words these are again.</param>
internal sealed record WordingView(int Version, string Subject, string Text, bool IsFile, PersonView? WrittenBy, DateTimeOffset? WrittenAt, int? RestoredFrom);

internal sealed record TemplateWords(string? Subject, string? Text, long? ApplicationId);

internal sealed record TemplateBack(int Version);

/// <param name="Sampled">Variables that show their sample, as no letter about the application had them.</param>
internal sealed record TemplatePreview(string Subject, string Text, string Html, IReadOnlyList<string> Sampled);

/// <summary>The words of the letters.</summary>
internal static class TemplateEndpoints
{
    private const int MaxTake = 100;

    public static void MapTemplates(this IEndpointRouteBuilder api)
    {
        var templates = api.MapGroup("/mail/templates").WithTags("mail");
        templates.MapGet("/", ListAsync).Demand(Permissions.ReadMail).WithSummary("One page of the letters, searched by title, subject and name, with the version of its words that holds.");
        templates.MapGet("/{name}", OneAsync).Demand(Permissions.ReadMail).WithSummary("One letter: its words, its variables, its versions.");
        templates.MapPost("/{name}/preview", PreviewAsync).Demand(Permissions.ReadMail).WithSummary("The letter with other words, filled with an application's data. Changes nothing.");
        templates.MapPut("/{name}", WriteAsync).Demand(Permissions.WriteMail).WithSummary("Sets the Chinese words; If-Match names the version that was read.");
        templates.MapPost("/{name}/restore", RestoreAsync).Demand(Permissions.WriteMail).WithSummary("Goes back to the words of a version, 0 for the file's.");
    }

    private static async Task<Results<Ok<Page<TemplateLine>>, ProblemHttpResult>> ListAsync(string? search, string? cursor, int? take, TemplateLibrary library, TemplateDesk desk, PeopleNames people, CancellationToken ct)
    {
        var holding = await desk.HoldingAsync(ct);
        var names = await people.OfAsync(holding.Values.Select(wording => wording.WrittenBy), ct);
        string? after = null;
        if (cursor is not null && (after = Cursor.Read(cursor, 1)?[0]) is null) return Problem.Fields(("cursor", "翻页位置无效，请从第一页重新查看。"));
        var wanted = search?.Trim() ?? "";
        var found = library.All.Select(template => Line(template, holding.GetValueOrDefault(template.Name), names))
            .Where(line => new[] { line.Title, line.Subject, line.Name }.Any(text => text.Contains(wanted, StringComparison.OrdinalIgnoreCase))).OrderBy(line => line.Name, StringComparer.Ordinal).ToList();
        var size = Math.Clamp(take ?? 20, 1, MaxTake);
        var rest = found.Where(line => after is null || string.CompareOrdinal(line.Name, after) > 0).Take(size + 1).ToList();
        return TypedResults.Ok(new Page<TemplateLine>([.. rest.Take(size)], rest.Count > size ? Cursor.Write(rest[size - 1].Name) : null, found.Count));
    }

    private static async Task<Ok<TemplateView>> OneAsync(string name, TemplateLibrary library, TemplateDesk desk, PeopleNames people, HttpResponse response, CancellationToken ct)
    {
        var (file, current, versions) = (library.Get(name), await desk.CurrentAsync(name, ct), await desk.VersionsAsync(name, ct));
        var names = await people.OfAsync(versions.Select(version => version.WrittenBy), ct);
        Revision.Tell(response, versions.FirstOrDefault()?.Version ?? 0);
        return TypedResults.Ok(new TemplateView(
            Line(file, versions.FirstOrDefault(), names), current.Text.Source, file.SubjectEn.Source, file.TextEn.Source, [.. file.Variables.Select(VariableView.Of)],
            [
                .. versions.Select(version => new WordingView(
                    version.Version, version.Subject ?? file.Subject.Source, version.Text ?? file.Text.Source, version.Subject is null, names.Of(version.WrittenBy), version.WrittenAt, version.RestoredFrom)),
                new WordingView(0, file.Subject.Source, file.Text.Source, true, null, null, null),
            ]));
    }

    private static async Task<Ok<TemplatePreview>> PreviewAsync(string name, TemplateWords words, TemplateDesk desk, CancellationToken ct)
    {
        var preview = await desk.PreviewAsync(name, words.Subject ?? "", words.Text ?? "", words.ApplicationId?.ToString(CultureInfo.InvariantCulture), ct);
        return TypedResults.Ok(new TemplatePreview(preview.Letter.Subject, preview.Letter.Text, preview.Letter.Html, preview.Sampled));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WriteAsync(string name, TemplateWords words, Revision seen, Viewer who, TemplateDesk desk, AuditTrail audit, HttpResponse response, CancellationToken ct) =>
        MailAccess.MayWord(who, name) is { } refused ? refused : await RecordedAsync("mail.templateWritten", await desk.WriteAsync(name, words.Subject ?? "", words.Text ?? "", (int?)seen.Seen, who.Name, ct), audit, response, ct);

    private static async Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(string name, TemplateBack back, Revision seen, Viewer who, TemplateDesk desk, AuditTrail audit, HttpResponse response, CancellationToken ct) =>
        MailAccess.MayWord(who, name) is { } refused ? refused : await RecordedAsync("mail.templateRestored", await desk.RestoreAsync(name, back.Version, (int?)seen.Seen, who.Name, ct), audit, response, ct);

    private static async Task<NoContent> RecordedAsync(string act, TemplateWording wording, AuditTrail audit, HttpResponse response, CancellationToken ct)
    {
        await audit.RecordAsync(wording.WrittenBy, act, "mailTemplate", wording.Id, new { wording.Template, wording.Version, wording.Subject, wording.Text, wording.RestoredFrom }, ct);
        Revision.Tell(response, wording.Version);
        return TypedResults.NoContent();
    }

    private static TemplateLine Line(MailTemplate file, TemplateWording? wording, NamedPeople names) => new(
        file.Name, file.Title, wording?.Subject ?? file.Subject.Source, wording?.Version ?? 0, wording?.Subject is null, names.OfMaybe(wording?.WrittenBy), wording?.WrittenAt);
}
