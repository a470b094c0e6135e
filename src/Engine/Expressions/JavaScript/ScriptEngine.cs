using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>One JavaScript engine with Elsa's library in it. Serves one evaluation at a time; what a script sees comes from <see cref="Scope"/>.</summary>
internal sealed class ScriptEngine
{
    /// <summary>What takes memory by the gigabyte or minutes in one call, before any limit can look, or leads there; no workflow needs it.</summary>
    private static readonly string[] NotOffered =
    [
        "ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "BigInt64Array",
        "BigUint64Array", "Float16Array", "Float32Array", "Float64Array", "ShadowRealm", "BigInt", "Temporal",
    ];

    private readonly HashSet<string> defined = [];
    private readonly ScriptGuards guards;
    private bool isGuarded;
    private readonly List<(string Name, object Before, JsValue After)> handed = [];

    public ScriptEngine(ScriptOptions limits)
    {
        Jint = new global::Jint.Engine(options =>
        {
            options.Constraint(new DeadlineConstraint(limits.Timeout));
            options.MaxStatements(limits.MaxStatements).LimitMemory(limits.MaxBytes).LimitRecursion(limits.MaxRecursion).MaxArraySize((uint)limits.MaxArrayLength);
            options.Constraints.RegexTimeout = limits.RegexTimeout;
            options.Constraints.StackOverflowGuard = true;
            options.Host.StringCompilationAllowed = false;
            options.Interop.Enabled = false;
            options.TimeZone = limits.TimeZone;
            options.TimeSystem = new ScriptClock(limits.TimeZone, () => Scope.Now);
        });
        guards = new ScriptGuards(Jint, limits);
        Values = new ScriptValues(Jint, guards, limits.MaxArrayLength);
        Jint.Advanced.AddLazyGlobal("variables", this, static (_, owner) => new VariablesObject(owner), global::Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable);
        foreach (var name in NotOffered)
            Jint.SetValue(name, JsValue.Undefined);
        foreach (var name in ScriptLibrary.Names)
            Jint.Advanced.AddLazyGlobal(name, (this, name), static (_, state) => ScriptLibrary.Create(state.Item1, state.name), global::Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable);
        ((ObjectInstance)Jint.GetValue("Math")).FastSetProperty(
            "random",
            new(new ClrFunction(Jint, "random", (_, _) => JsNumber.Create(ScriptRandom.Fraction(Scope.NewId()))), global::Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable));
    }

    public global::Jint.Engine Jint { get; }

    public ScriptValues Values { get; }

    /// <summary>True once it knows so many names that a new engine is cheaper to keep.</summary>
    public bool IsWorn => defined.Count > 1_000;

    /// <summary>What the script now being evaluated sees.</summary>
    public ScriptScope Scope { get; private set; } = null!; // set before every evaluation

    /// <summary>Evaluates the script; its value as a CLR value.</summary>
    public object? Run(CompiledScript script, ScriptScope scope)
    {
        Scope = scope;
        foreach (var name in script.Names)
            Define(name);
        if (script.NeedsGuards && !isGuarded)
        {
            isGuarded = true;
            guards.Install();
        }
        try
        {
            var value = Jint.Evaluate(script.Program);
            var result = Values.ToClr(value);
            if (script.MayMutate)
                TakeBack();
            return result;
        }
        finally
        {
            handed.Clear();
            Scope = null!; // nothing is evaluated now
        }
    }

    public bool TryReadVariable(string name, out JsValue value)
    {
        if (!Scope.TryGetVariable(name, out var stored))
        {
            value = JsValue.Undefined;
            return false;
        }
        value = stored is null or string || stored.GetType().IsValueType ? Values.ToScript(stored) : Hand(name, stored);
        return true;
    }

    /// <summary>The variable's value; null if there is none of that name.</summary>
    public JsValue ReadVariable(string name) => TryReadVariable(name, out var value) ? value : JsValue.Null;

    public JsValue WriteVariable(string name, JsValue value)
    {
        handed.RemoveAll(item => item.Name == name);
        Scope.SetVariable(name, Values.ToClr(value));
        return JsValue.Undefined;
    }

    /// <summary>The variable that a script means by a member of <c>variables</c> or by <c>get…</c>: of that very name, or of that name in Pascal case.</summary>
    public string ResolveVariable(string name)
    {
        if (Scope.TryGetVariable(name, out _))
            return name;
        foreach (var candidate in Scope.VariableNames)
            if (ScriptNames.Pascal(candidate) == name)
                return candidate;
        return name;
    }

    public JavaScriptException Error(string message) => new(Jint.Intrinsics.Error, message);

    /// <summary>The same object each time one evaluation asks for a variable, so that what the script does to it is seen.</summary>
    private JsValue Hand(string name, object stored)
    {
        foreach (var item in handed)
            if (item.Name == name && ReferenceEquals(item.Before, stored))
                return item.After;
        var value = Values.ToScript(stored);
        handed.Add((name, stored, value));
        return value;
    }

    private void TakeBack()
    {
        foreach (var (name, before, after) in handed.ToArray())
            if (Values.ToJson(after) != Values.ToJson(Values.ToScript(before)))
                Scope.SetVariable(name, Values.ToClr(after));
    }

    private void Define(string name)
    {
        if (!IsOurs(name) || !defined.Add(name))
            return;
        Jint.SetValue(name, new ClrFunction(Jint, name, (_, given) => Call(name, given)));
    }

    private bool IsOurs(string name) => !ScriptLibrary.Contains(name) && (ScriptLibrary.IsAccessor(name) || Scope.Functions?.ContainsKey(name) == true);

    private JsValue Call(string name, JsValue[] given)
    {
        if (Scope.Functions is { } functions && functions.TryGetValue(name, out var function))
            return Values.ToScript(function([.. given.Select(Values.ToClr)]));
        var rest = name[3..];
        var variable = ResolveVariable(rest);
        if (name[0] == 's')
            return Scope.TryGetVariable(variable, out _) ? WriteVariable(variable, given.Length > 0 ? given[0] : JsValue.Undefined) : throw Unknown(name);
        if (TryReadVariable(variable, out var value))
            return value;
        if (Input(rest, out var input))
            return Values.ToScript(input);
        if (Scope.TryGetOutput(rest, out var output))
            return Values.ToScript(output);
        if (Scope.Arguments is { } arguments && (arguments.TryGetValue(rest, out var argument) || arguments.TryGetValue(char.ToLowerInvariant(rest[0]) + rest[1..], out argument)))
            return Values.ToScript(argument);
        throw Unknown(name);
    }

    private bool Input(string name, out object? value)
    {
        if (Scope.TryGetInput(name, out value))
            return true;
        foreach (var candidate in Scope.InputNames)
            if (ScriptNames.Pascal(candidate) == name)
                return Scope.TryGetInput(candidate, out value) || value is null;
        return false;
    }

    private JavaScriptException Unknown(string name) => new((global::Jint.Native.Error.ErrorConstructor)Jint.GetValue("ReferenceError"), $"{name} is not defined");
}
