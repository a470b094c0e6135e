using System.Text.Json;
using System.Text.Json.Nodes;
using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using BenchmarkWorkflow.Engine.Json;
using Elsa.Expressions.Contracts;

namespace BenchmarkWorkflow.Engine.Validation;

/// <summary>Looks at one expression: is its type offered, does its text parse, does what it names exist.</summary>
internal sealed class ExpressionCheck(IExpressionDescriptorRegistry types, JavaScriptEvaluator scripts, VariableScopes scopes, ProblemList problems)
{
    public void Look(ActivityPlace place, string member, JsonObject expression)
    {
        var type = Text(expression["type"]) ?? "Literal";
        var value = expression["value"];
        if (types.Find(type) is null)
            problems.Refuse("unknown-expression-type", place, member, $"表达式类型“{type}”在本服务器上不可用，请改用 JavaScript、字面值或变量。", $"Expressions of type \"{type}\" are not offered here. Use JavaScript, a literal or a variable.");
        else if (type == "JavaScript")
            LookAtScript(place, member, Text(value));
        else if (type is "Object" or "Json")
            LookAtJson(place, member, Text(value));
        else if (type == "Variable")
            LookAtVariable(place, member, Named(value, "id") ?? Named(value, "name"), Named(value, "name"));
        else if (type == "Input" && Named(value, "name") is { } input && !scopes.Inputs.Contains(input))
            problems.Warn("unknown-input", place, member, $"流程没有声明名为“{input}”的输入，取值可能为空。", $"The workflow declares no input \"{input}\"; the value may be null.");
    }

    public void LookAtVariable(ActivityPlace place, string member, string? id, string? name)
    {
        if (string.IsNullOrEmpty(id) || scopes.Sees(place, id) || (name is not null && name != id && scopes.Sees(place, name) && id.Length == 0))
            return;
        problems.Refuse("unknown-variable", place, member, $"变量“{name ?? id}”不存在，请在流程或外层容器中先声明它。", $"There is no variable \"{name ?? id}\" here. Declare it in the workflow or in a container around this activity.");
    }

    private void LookAtScript(ActivityPlace place, string member, string? script)
    {
        if (string.IsNullOrWhiteSpace(script))
            return;
        if (scripts.Check(script) is { } wrong)
            problems.Refuse("script-does-not-parse", place, member, $"JavaScript 有语法错误（第 {wrong.Line} 行第 {wrong.Column} 列）：{wrong.Message} 请改正脚本。", $"The JavaScript does not parse (line {wrong.Line}, column {wrong.Column}): {wrong.Message}");
    }

    private void LookAtJson(ActivityPlace place, string member, string? text)
    {
        if (text is null || text.AsSpan().TrimStart() is not ['{' or '[', ..])
            return;
        try
        {
            using var document = JsonDocument.Parse(text);
        }
        catch (JsonException wrong)
        {
            problems.Refuse("object-does-not-parse", place, member, $"对象值不是有效的 JSON（第 {wrong.LineNumber + 1} 行），请检查引号、逗号和括号。", $"The object is not valid JSON (line {wrong.LineNumber + 1}).");
        }
    }

    /// <summary>A member of an object that is given as an object, as text of one, or as a bare name.</summary>
    private static string? Named(JsonNode? value, string member)
    {
        if (value is JsonObject json)
            return Text(json[member]);
        if (Text(value) is not { } text)
            return null;
        if (text.AsSpan().TrimStart() is not ['{', ..])
            return text;
        try
        {
            return JsonNode.Parse(text) is JsonObject parsed ? Text(parsed[member]) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
