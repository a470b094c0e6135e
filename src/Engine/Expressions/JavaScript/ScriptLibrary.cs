using System.Text;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>The functions that Elsa gives to scripts, under Elsa's names.</summary>
internal static class ScriptLibrary
{
    private delegate JsValue Body(ScriptEngine engine, JsValue[] arguments);

    private static readonly Dictionary<string, Body> Functions = new(StringComparer.Ordinal)
    {
        ["getWorkflowDefinitionId"] = (engine, _) => Text(engine.Scope.WorkflowDefinitionId),
        ["getWorkflowDefinitionVersionId"] = (engine, _) => Text(engine.Scope.WorkflowDefinitionVersionId),
        ["getWorkflowDefinitionVersion"] = (engine, _) => JsNumber.Create(engine.Scope.WorkflowDefinitionVersion),
        ["getWorkflowInstanceId"] = (engine, _) => Text(engine.Scope.WorkflowInstanceId),
        ["getWorkflowInstanceName"] = (engine, _) => Text(engine.Scope.WorkflowInstanceName),
        ["setWorkflowInstanceName"] = (engine, given) => Nothing(engine.Scope.WorkflowInstanceName = NullableText(given, 0)),
        ["getCorrelationId"] = (engine, _) => Text(engine.Scope.CorrelationId),
        ["setCorrelationId"] = (engine, given) => Nothing(engine.Scope.CorrelationId = NullableText(given, 0)),
        ["getVariable"] = (engine, given) => engine.ReadVariable(Text(given, 0)),
        ["setVariable"] = (engine, given) => engine.WriteVariable(Text(given, 0), Argument(given, 1)),
        ["getInput"] = (engine, given) => engine.Scope.TryGetInput(Text(given, 0), out var value) ? engine.Values.ToScript(value) : JsValue.Null,
        ["getOutputFrom"] = (engine, given) => engine.Values.ToScript(engine.Scope.GetOutput(Text(given, 0), NullableText(given, 1))),
        ["getLastResult"] = (engine, _) => engine.Values.ToScript(engine.Scope.LastResult),
        ["isNullOrWhiteSpace"] = (_, given) => Bool(string.IsNullOrWhiteSpace(NullableText(given, 0))),
        ["isNullOrEmpty"] = (_, given) => Bool(string.IsNullOrEmpty(NullableText(given, 0))),
        ["parseGuid"] = (engine, given) => Guid.TryParse(Text(given, 0), out var guid) ? Text(guid.ToString()) : throw engine.Error($"\"{Text(given, 0)}\" is not a GUID."),
        ["getGuid"] = (engine, _) => Text(NewGuid(engine).ToString()),
        ["getGuidString"] = (engine, _) => Text(NewGuid(engine).ToString()),
        ["newGuid"] = (engine, _) => Text(NewGuid(engine).ToString()),
        ["newGuidString"] = (engine, _) => Text(NewGuid(engine).ToString()),
        ["getShortGuid"] = (engine, _) => Text(ShortGuid(engine)),
        ["newShortGuid"] = (engine, _) => Text(ShortGuid(engine)),
        ["toJson"] = (engine, given) => Text(engine.Values.ToJson(Argument(given, 0))),
        ["bytesToString"] = (engine, given) => Text(Encoding.UTF8.GetString(engine.Values.ToBytes(Argument(given, 0)))),
        ["bytesFromString"] = (engine, given) => engine.Values.ToScript(Encoding.UTF8.GetBytes(Text(given, 0))),
        ["bytesToBase64"] = (engine, given) => Text(Convert.ToBase64String(engine.Values.ToBytes(Argument(given, 0)))),
        ["bytesFromBase64"] = (engine, given) => engine.Values.ToScript(FromBase64(engine, Text(given, 0))),
        ["stringToBase64"] = (_, given) => Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(given, 0)))),
        ["stringFromBase64"] = (engine, given) => Text(Encoding.UTF8.GetString(FromBase64(engine, Text(given, 0)))),
        ["streamToBytes"] = (engine, given) => engine.Values.ToScript(engine.Values.ToBytes(Argument(given, 0))),
        ["streamToBase64"] = (engine, given) => Text(Convert.ToBase64String(engine.Values.ToBytes(Argument(given, 0)))),
    };

    public static IEnumerable<string> Names => Functions.Keys;

    public static bool Contains(string name) => Functions.ContainsKey(name);

    /// <summary>True for <c>getX</c> and <c>setX</c>: a variable's, an input's or an output's own functions.</summary>
    public static bool IsAccessor(string name) => name.Length > 3 && name[2] == 't' && name[1] == 'e' && name[0] is 'g' or 's' && !char.IsLower(name[3]);

    public static JsValue Create(ScriptEngine engine, string name)
    {
        var body = Functions[name];
        return new ClrFunction(engine.Jint, name, (_, given) => body(engine, given));
    }

    private static JsValue Argument(JsValue[] given, int index) => index < given.Length ? given[index] : JsValue.Undefined;

    private static string Text(JsValue[] given, int index) => NullableText(given, index) ?? "";

    private static string? NullableText(JsValue[] given, int index) => Argument(given, index) is var value && (value.IsNull() || value.IsUndefined()) ? null : TypeConverter.ToString(value);

    private static JsValue Text(string? text) => text is null ? JsValue.Null : JsString.Create(text);

    private static JsValue Bool(bool value) => value ? JsBoolean.True : JsBoolean.False;

    private static JsValue Nothing(object? _) => JsValue.Undefined;

    private static byte[] FromBase64(ScriptEngine engine, string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : throw engine.Error("The text is not Base64.");
    }

    private static string ShortGuid(ScriptEngine engine) =>
        Convert.ToBase64String(NewGuid(engine).ToByteArray()).Replace("/", "_", StringComparison.Ordinal).Replace("+", "-", StringComparison.Ordinal)[..22];

    private static Guid NewGuid(ScriptEngine engine) => new(ScriptRandom.Bytes(engine.Scope.NewId()).AsSpan(0, 16));
}
