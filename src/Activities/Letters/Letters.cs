using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Selection.Calendar;
using Elsa.Workflows;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Activities.Letters;

/// <summary>A mail as a definition asks for it.</summary>
/// <param name="Model">Variables of the template besides the facts of the matter; texts in it may name facts, as <c>{company}</c>.</param>
internal sealed record Letter(string Template, ICollection<string> To, string? Appointment = null, object? Model = null, IReadOnlyList<MailAttachment>? Attachments = null);

/// <summary>Writes the mails of a step into the outbox, one a person. The same step of the same instance never writes the same mail twice.</summary>
internal sealed class Letters(Cases cases, People people, Appointments appointments, Outbox outbox, IOptions<MailOptions> options)
{
    /// <returns>How many; 0 when there is nobody to write to.</returns>
    public async Task<int> SendAsync(ActivityExecutionContext context, Letter letter, CancellationToken ct)
    {
        var about = await cases.OpenAsync(context);
        var boxes = await people.MailboxesAsync(about, letter.To, ct);
        if (boxes.Count == 0) return 0;
        var appointment = letter.Appointment is { Length: > 0 } name ? await appointments.FindAsync(name, about, ct) : null;
        var model = ModelOf(about, letter.Model, appointment, context.WorkflowExecutionContext.SystemClock.UtcNow);
        foreach (var box in boxes)
            await outbox.QueueAsync(
                new NewMail
                {
                    DedupeKey = $"{context.WorkflowExecutionContext.Id}/{context.Id}/{box.Address}",
                    Recipients = [new MailRecipient(box.Address, box.Name)],
                    ToUser = box.User,
                    Template = letter.Template,
                    ModelJson = Addressed(model, box).ToJsonString(ActivitiesJson.Readable),
                    Attachments = letter.Attachments ?? [],
                    Appointment = appointment is null ? null : appointment with { Attendees = [box.Address] },
                    AboutKind = about.Matter.Kind,
                    AboutId = about.Matter.Id.ToString(CultureInfo.InvariantCulture),
                    WorkflowInstanceId = context.WorkflowExecutionContext.Id,
                },
                ct);
        return boxes.Count;
    }

    private JsonObject ModelOf(Case about, object? more, CalendarEvent? appointment, DateTimeOffset now)
    {
        var model = JsonSerializer.SerializeToNode(about.Facts)!.AsObject(); // a dictionary is an object
        foreach (var name in (string[])["now", "withdrawnAt"]) model[name] = Text(now);
        model["dueAt"] ??= Text(now);
        model["mailbox"] = options.Value.ReplyTo ?? options.Value.FromAddress;
        model["link"] = $"{options.Value.PortalUrl}/{PageOf(about.Matter)}";
        if (appointment is not null) (model["startsAt"], model["endsAt"]) = (Text(appointment.StartsAt), Text(appointment.EndsAt));
        if (appointment?.Location is { } place) model["place"] = place;
        var given = more as string is { } text ? JsonNode.Parse(text) : JsonSerializer.SerializeToNode(more);
        if (given is JsonObject members)
            foreach (var (name, value) in members) model[name] = Filled(value, about, model);
        return model;
    }

    /// <summary>Texts name facts; a text that is nothing but a fact becomes the fact, a number stays a number.</summary>
    private static JsonNode? Filled(JsonNode? node, Case about, JsonObject model) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value, about, model)))),
        JsonArray items => new JsonArray([.. items.Select(item => Filled(item, about, model))]),
        JsonValue value when value.TryGetValue<string>(out var text) => text is ['{', .. var name, '}'] && model.TryGetPropertyValue(name, out var fact) ? fact?.DeepClone() : about.Fill(text),
        _ => node?.DeepClone(),
    };

    /// <summary>The page of a matter, below the product's address; what has none leads to the inbox.</summary>
    private static string PageOf(Matter matter) => matter.Kind switch
    {
        Matter.Application => string.Create(CultureInfo.InvariantCulture, $"applications/{matter.Id}"),
        Matter.Campaign => "notices",
        Matter.Event => "exchanges",
        _ => "inbox",
    };

    private JsonObject Addressed(JsonObject model, Mailbox box)
    {
        var addressed = model.DeepClone().AsObject();
        foreach (var name in (string[])["recipient", "name", "expert", "objector"]) addressed[name] = box.Name ?? box.Address;
        if (box.Number is { } number) addressed["number"] = number;
        if (box.Page is { } page) addressed["link"] = $"{options.Value.PortalUrl}/{page}";
        return addressed;
    }

    private static string Text(DateTimeOffset instant) => instant.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
