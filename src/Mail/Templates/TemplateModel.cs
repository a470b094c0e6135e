using System.Text.Json;
using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Mail.Templates;

/// <summary>A template's values: from JSON, checked against what the template declares.</summary>
internal static class TemplateModel
{
    public static Dictionary<string, object?> Read(MailTemplate template, string modelJson)
    {
        var problems = new List<BrokenRule>();
        var model = new Dictionary<string, object?>();
        using var json = Parse(template, modelJson);
        Fill(template.Name, "", template.Variables, json.RootElement, model, problems);
        return problems.Count == 0 ? model : throw new RuleBrokenException(problems);
    }

    /// <summary>The declared samples, as a model.</summary>
    public static string Sample(MailTemplate template) =>
        new JsonObject(template.Variables.Select(v => KeyValuePair.Create(v.Name, JsonNode.Parse(v.SampleJson)))).ToJsonString(MailJson.Readable);

    /// <summary>Whether a variable can be filled with a value.</summary>
    public static bool Fits(TemplateVariable variable, JsonNode? value)
    {
        using var json = JsonDocument.Parse(new JsonObject { [variable.Name] = value?.DeepClone() }.ToJsonString());
        List<BrokenRule> problems = [];
        Fill("", "", [variable], json.RootElement, [], problems);
        return problems.Count == 0;
    }

    private static JsonDocument Parse(MailTemplate template, string modelJson)
    {
        try
        {
            var json = JsonDocument.Parse(modelJson);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return json;
            json.Dispose();
        }
        catch (JsonException)
        {
            // said below, as for any other JSON that is not an object
        }

        throw new RuleBrokenException(new BrokenRule("template-model", $"邮件模板“{template.Title}”（{template.Name}）的数据不是 JSON 对象。", "model"));
    }

    private static void Fill(
        string template, string path, IReadOnlyList<TemplateVariable> variables, JsonElement json, Dictionary<string, object?> model, List<BrokenRule> problems)
    {
        foreach (var variable in variables)
        {
            var name = path + variable.Name;
            if (!json.TryGetProperty(variable.Name, out var value) || IsMissing(value))
            {
                model[variable.Name] = null;
                if (!variable.Optional) problems.Add(new("template-value-missing", $"邮件模板 {template} 缺少变量 {name}{Described(variable)}。", name));
            }
            else if (variable.Kind == VariableKind.List)
            {
                model[variable.Name] = Items(template, name, variable, value, problems);
            }
            else if (Value(variable.Kind, value) is { } read)
            {
                model[variable.Name] = read;
            }
            else
            {
                problems.Add(new("template-value-kind", $"邮件模板 {template} 的变量 {name}{Described(variable)}类型不符，应为{InChinese(variable.Kind)}。", name));
            }
        }
    }

    private static List<Dictionary<string, object?>> Items(string template, string name, TemplateVariable list, JsonElement value, List<BrokenRule> problems)
    {
        var items = new List<Dictionary<string, object?>>();
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            problems.Add(new("template-value-kind", $"邮件模板 {template} 的变量 {name}{Described(list)}类型不符，应为对象数组。", name));
            return items;
        }

        foreach (var item in value.EnumerateArray())
        {
            var fields = new Dictionary<string, object?>();
            Fill(template, $"{name}[{items.Count}].", list.Fields, item, fields, problems);
            items.Add(fields);
        }

        return items;
    }

    private static bool IsMissing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined || (value.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(value.GetString()));

    /// <summary>A number keeps the digits it was written with.</summary>
    private static object? Value(VariableKind kind, JsonElement value) => kind switch
    {
        VariableKind.Text => value.ValueKind is JsonValueKind.String ? value.GetString() : value.ValueKind is JsonValueKind.Number ? value.GetRawText() : null,
        VariableKind.Number => value.ValueKind is JsonValueKind.Number ? value.GetRawText() : null,
        VariableKind.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null,
        VariableKind.Day => value.ValueKind == JsonValueKind.String && value.GetString() is { } day && TemplateHelpers.IsDay(day) ? day : null,
        VariableKind.Instant => value.ValueKind == JsonValueKind.String && value.GetString() is { } instant && TemplateHelpers.IsInstant(instant) ? instant : null,
        VariableKind.List => null,
    };

    private static string Described(TemplateVariable variable) => variable.Description.Length == 0 ? "" : $"（{variable.Description}）";

    private static string InChinese(VariableKind kind) => kind switch
    {
        VariableKind.Text => "文字",
        VariableKind.Number => "数字",
        VariableKind.Boolean => "是或否",
        VariableKind.Day => "日期（yyyy-MM-dd）",
        VariableKind.Instant => "带时区的时间（ISO 8601）",
        VariableKind.List => "对象数组",
    };
}
