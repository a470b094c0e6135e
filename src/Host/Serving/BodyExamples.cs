using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace BenchmarkWorkflow.Host.Serving;

/// <summary>An example of what a body looks like, made of its schema: members that mean the same everywhere have a value that looks like one.</summary>
internal static class BodyExamples
{
    private const int Deepest = 4;

    private static readonly Dictionary<string, JsonNode> Known = new(StringComparer.Ordinal)
    {
        ["fileName"] = "典型经验.docx", ["kind"] = "experience", ["size"] = 184_320, ["uploadId"] = 17, ["title"] = "实施系统方法的经验", ["reason"] = "材料已核对，另有安排", ["comment"] = "同意推荐。",
        ["text"] = "请补充附件。", ["to"] = "wang.fang", ["standIn"] = "zhao.qiang", ["action"] = "Recommend", ["act"] = "claim", ["userName"] = "wang.fang", ["name"] = "本周到期",
        ["password"] = "一个只有自己知道的长口令", ["fullName"] = "示例制造有限公司", ["creditCode"] = "91110108MA1000017K", ["address"] = "北京市海淀区示范路 1 号", ["contactName"] = "李敏",
        ["contactPhone"] = "010-68416386", ["contactEmail"] = "quality@company.example", ["email"] = "quality@company.example", ["phone"] = "010-68416386", ["subject"] = "申报回执",
        ["from"] = "2022-07-18T09:00:00+08:00", ["until"] = "2022-07-22T18:00:00+08:00", ["priority"] = 75, ["area"] = 1, ["unit"] = 33, ["areaNumber"] = 1, ["unitNumber"] = 33,
    };

    public static JsonNode? Of(IOpenApiSchema schema, string? name = null, int depth = 0)
    {
        if (schema.Enum is { Count: > 0 } choices) return choices[0]?.DeepClone();
        var type = schema.Type ?? JsonSchemaType.Null;
        if (name is not null && Known.TryGetValue(name, out var known) && Fits(known, type)) return known.DeepClone();
        if (schema.Properties is { Count: > 0 } members)
        {
            if (depth >= Deepest) return new JsonObject();
            return new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Of(member.Value, member.Key, depth + 1))));
        }

        if ((schema.OneOf ?? schema.AnyOf)?.FirstOrDefault(one => one.Type != JsonSchemaType.Null) is { } choice) return Of(choice, name, depth);
        if (type.HasFlag(JsonSchemaType.Array)) return schema.Items is { } item && depth < Deepest ? new JsonArray(Of(item, name?.TrimEnd('s'), depth + 1)) : new JsonArray();
        if (type.HasFlag(JsonSchemaType.Object)) return new JsonObject();
        if (type.HasFlag(JsonSchemaType.Boolean)) return true;
        if ((type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0) return 1;
        return type.HasFlag(JsonSchemaType.String) ? schema.Format switch { "date-time" => "2022-07-18T09:00:00+08:00", "date" => "2022-07-18", "uuid" => "00000000-0000-0000-0000-000000000000", _ => "…" } : null;
    }

    private static bool Fits(JsonNode value, JsonSchemaType type) => value.GetValueKind() is System.Text.Json.JsonValueKind.String
        ? type.HasFlag(JsonSchemaType.String)
        : (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0;
}
