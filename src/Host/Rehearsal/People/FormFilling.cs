using System.Globalization;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>
/// Fills the form of a task as a person who has an opinion would: what it wishes where it wishes something, else something a field that must be filled accepts; what may stay empty stays empty, and yes is ticked.
/// It knows no form by name, so a process owner may change a form and rehearse it.
/// </summary>
internal static class FormFilling
{
    /// <param name="favour">How good the filler finds the matter, 0 to 1: numbers lie that far between their limits.</param>
    /// <param name="wishes">Values by field key; a key the form does not have is left out.</param>
    public static string Fill(TaskForm? form, double favour, DateTimeOffset now, IReadOnlyDictionary<string, JsonNode?>? wishes = null)
    {
        var answer = new JsonObject();
        foreach (var field in form?.Fields ?? [])
        {
            if (wishes is not null && wishes.TryGetValue(field.Key, out var wish)) answer[field.Key] = wish?.DeepClone();
            else if (field.Required || field.Type == FieldType.Boolean) answer[field.Key] = Value(field, favour, now);
        }


        return answer.ToJsonString();
    }

    private static JsonNode? Value(FormField field, double favour, DateTimeOffset now)
    {
        var day = now.ToOffset(TimeSpan.FromHours(8)).AddDays(7);
        return field.Type switch
        {
            FieldType.Text or FieldType.LongText => Short(field, "已核对，情况属实。"),
            FieldType.Number or FieldType.Integer => Number(field, favour),
            FieldType.Boolean => true,
            FieldType.Date => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldType.DateTime => day.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            FieldType.Choice => field.Options.Count > 0 ? field.Options[0].Value : null,
            FieldType.Choices => new JsonArray([.. field.Options.Take(3).Select(option => (JsonNode)option.Value)]),
            FieldType.File => null,
        };
    }

    private static JsonNode Number(FormField field, double favour)
    {
        var (least, most) = (field.Min ?? 0, field.Max ?? (field.Min ?? 0) + 100);
        return Math.Round(least + ((most - least) * (decimal)Math.Clamp(favour, 0, 1)), 0, MidpointRounding.AwayFromZero);
    }

    private static string Short(FormField field, string text) => field.MaxLength < text.Length ? text[..field.MaxLength.Value] : text;
}
