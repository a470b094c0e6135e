using System.Globalization;
using System.Text.Json;

namespace BenchmarkWorkflow.Inbox.Forms;

/// <summary>Whether an answer fits its form.</summary>
public static class FormRules
{
    /// <summary>Most characters of an answer or of a task's data, as JSON.</summary>
    public const int MaxJsonLength = 256 * 1024;

    /// <summary>Everything wrong with <paramref name="dataJson"/>, field by field, in the form's order; empty when it fits.</summary>
    /// <param name="complete">False for drafts and for actions that need no form: required fields may then be missing.</param>
    public static IReadOnlyList<BrokenRule> Check(TaskForm? form, string dataJson, bool complete)
    {
        if (JsonObjectRule(dataJson, "data") is { } malformed) return [malformed];
        if (form is null) return [];
        using var data = JsonDocument.Parse(dataJson);
        return [.. form.Fields.Select(field => Check(field, data.RootElement, complete)).OfType<BrokenRule>()];
    }

    /// <summary>The text must be a JSON object of at most <see cref="MaxJsonLength"/> characters.</summary>
    public static BrokenRule? JsonObjectRule(string json, string field)
    {
        if (json.Length > MaxJsonLength) return new("data-too-large", "提交的内容超过 256 KB，请将大文件作为附件上传。", field);
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return parsed.RootElement.ValueKind == JsonValueKind.Object ? null : new("data-not-an-object", "提交的内容格式不正确，请刷新页面后重新填写。", field);
        }
        catch (JsonException)
        {
            return new("data-not-json", "提交的内容格式不正确，请刷新页面后重新填写。", field);
        }
    }

    private static BrokenRule? Check(FormField field, JsonElement data, bool complete)
    {
        if (!data.TryGetProperty(field.Key, out var value) || IsEmpty(value))
            return complete && field.Required ? new("field-required", $"请填写“{field.Label}”。", field.Key) : null;
        return field.Type switch
        {
            FieldType.Text or FieldType.LongText or FieldType.File => CheckText(field, value),
            FieldType.Number => CheckNumber(field, value, whole: false),
            FieldType.Integer => CheckNumber(field, value, whole: true),
            FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : Wrong(field, "应为“是”或“否”"),
            FieldType.Date => CheckDate(field, value),
            FieldType.DateTime => value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out _) ? null : Wrong(field, "应为日期和时间"),
            FieldType.Choice => CheckChoice(field, value),
            FieldType.Choices => value.ValueKind == JsonValueKind.Array
                ? value.EnumerateArray().Select(item => CheckChoice(field, item)).FirstOrDefault(broken => broken is not null)
                : Wrong(field, "应为若干选项"),
        };
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => false,
    };

    private static BrokenRule? CheckText(FormField field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return Wrong(field, "应为文字");
        var length = value.GetString()?.Length ?? 0;
        return field.MaxLength is { } max && length > max
            ? new("field-too-long", $"“{field.Label}”最多 {max} 字，现有 {length} 字，请精简。", field.Key) : null;
    }

    private static BrokenRule? CheckNumber(FormField field, JsonElement value, bool whole)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number)) return Wrong(field, "应为数字");
        if (whole && number != decimal.Truncate(number)) return Wrong(field, "应为整数");
        if (number >= (field.Min ?? decimal.MinValue) && number <= (field.Max ?? decimal.MaxValue)) return null;
        return new("field-out-of-range", $"“{field.Label}”{Range(field)}，现为 {Text(number)}，请更正。", field.Key);
    }

    private static BrokenRule? CheckDate(FormField field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null : Wrong(field, "应为日期");

    private static BrokenRule? CheckChoice(FormField field, JsonElement value) =>
        value.ValueKind == JsonValueKind.String && field.Options.Any(option => option.Value == value.GetString())
            ? null : new("field-not-an-option", $"“{field.Label}”的取值不在可选范围内，请重新选择。", field.Key);

    private static BrokenRule Wrong(FormField field, string what) => new("field-malformed", $"“{field.Label}”{what}，请更正。", field.Key);

    private static string Range(FormField field) => (field.Min, field.Max) switch
    {
        ({ } min, { } max) => $"应在 {Text(min)} 至 {Text(max)} 之间",
        ({ } min, null) => $"不应小于 {Text(min)}",
        (null, { } max) => $"不应大于 {Text(max)}",
        (null, null) => "超出范围",
    };

    private static string Text(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
