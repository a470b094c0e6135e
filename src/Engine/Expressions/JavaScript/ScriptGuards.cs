using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;
using ScriptJson = Jint.Native.Json.JsonSerializer;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>
/// Takes the place of the built-in functions that in one call, before any limit can look, would make a text of any length, take minutes, or descend as deep
/// as a value is nested. They do what the built-in ones do, within <see cref="ScriptOptions"/>.
/// </summary>
internal sealed class ScriptGuards(global::Jint.Engine engine, ScriptOptions limits)
{
    /// <summary>How deep a value may be nested that is turned into text or flattened.</summary>
    private const int MaxDepth = 200;

    private int depth;

    public void Install()
    {
        var strings = Prototype("String");
        Replace(strings, "repeat", Repeat);
        Replace(strings, "concat", Concat);
        new ReplaceGuards(engine, limits).Install(strings, Prototype("RegExp"));
        foreach (var name in (string[])["padStart", "padEnd"]) Pad(strings, name);
        Replace((ObjectInstance)engine.GetValue("String"), "raw", Raw);
        var arrays = Prototype("Array");
        Replace(arrays, "join", (self, given) => Join(self, given.Length == 0 || given[0].IsUndefined() ? "," : TypeConverter.ToString(given[0])));
        Replace(arrays, "toLocaleString", (self, _) => Join(self, ","));
        Replace(arrays, "flat", Flat);
        Replace((ObjectInstance)engine.GetValue("JSON"), "stringify", Stringify);
        var iterators = (ObjectInstance)((ObjectInstance)engine.GetValue("Iterator")).Get("prototype");
        foreach (var name in (string[])["map", "filter", "take", "drop", "flatMap"]) iterators.Delete(name); // newer than the language offered; one in another, they are walked by recursion
        engine.SetValue("Iterator", JsValue.Undefined);
        foreach (var name in (string[])["encodeURI", "encodeURIComponent", "escape"]) Shorten(name);
    }

    /// <summary>As <c>JSON.stringify</c>, for a value that is neither too deep nor too long to be written.</summary>
    public JsValue Json(JsValue value, JsValue replacer, JsValue space)
    {
        Weigh(value);
        return new ScriptJson(engine).Serialize(value, replacer, space);
    }

    /// <summary>Refuses a value that is nested too deep, or would be too long as text: what is referred to twice counts twice.</summary>
    public void Weigh(JsValue value)
    {
        if (value is ObjectInstance root) Weight(root, 0, new Dictionary<ObjectInstance, double>(ReferenceEqualityComparer.Instance));
    }

    /// <summary>Only data are followed: a getter or a trap is a function, and calls have their own limits.</summary>
    private double Weight(ObjectInstance node, int level, Dictionary<ObjectInstance, double> known)
    {
        if (level > MaxDepth) throw TooDeep();
        if (known.TryGetValue(node, out var weight)) return weight;
        known[node] = 0; // a cycle ends here; the writer tells it
        engine.Constraints.Check();
        weight = 2;
        foreach (var (key, descriptor) in node is VariablesObject ? [] : node.GetOwnProperties())
        {
            if (!descriptor.Enumerable && node is not JsArray) continue;
            weight += 4 + (node is JsArray ? 0 : key.ToString().Length) + (descriptor.Value switch
            {
                JsString text => text.Length,
                ObjectInstance inner => Weight(inner, level + 1, known),
                _ => 4,
            });
            if (weight * sizeof(char) > limits.MaxBytes) throw TooLong();
        }

        return known[node] = weight;
    }

    private JsValue Stringify(JsValue self, JsValue[] given) => Json(At(given, 0), At(given, 1), At(given, 2));

    private JsString Repeat(JsValue self, JsValue[] given)
    {
        var text = TypeConverter.ToString(self);
        var count = given.Length == 0 ? 0 : Math.Truncate(TypeConverter.ToNumber(given[0]));
        if (count < 0 || double.IsInfinity(count))
            throw new JavaScriptException((global::Jint.Native.Error.ErrorConstructor)engine.GetValue("RangeError"), "Invalid count value");
        if (text.Length * count * sizeof(char) > limits.MaxBytes) throw TooLong();
        return JsString.Create(double.IsNaN(count) ? "" : new StringBuilder().Insert(0, text, (int)count).ToString());
    }

    private JsString Concat(JsValue self, JsValue[] given)
    {
        var text = new StringBuilder(TypeConverter.ToString(self));
        foreach (var part in given) Append(text, TypeConverter.ToString(part));
        return JsString.Create(text.ToString());
    }

    private void Pad(ObjectInstance strings, string name)
    {
        var real = strings.Get(name);
        Replace(strings, name, (self, given) =>
        {
            var length = (double)TypeConverter.ToLength(At(given, 0));
            return length * sizeof(char) > limits.MaxBytes ? throw TooLong() : real.Call(self, [JsNumber.Create(length), .. given.Skip(1)]);
        });
    }

    private JsString Raw(JsValue self, JsValue[] given)
    {
        var parts = Items(Items(At(given, 0)).Get("raw"));
        var length = TypeConverter.ToLength(parts.Get("length"));
        var text = new StringBuilder();
        for (ulong index = 0; index < length; index++)
        {
            if (index % 64 == 0) engine.Constraints.Check();
            Append(text, TypeConverter.ToString(parts.Get(JsNumber.Create((double)index))));
            if (index + 1 < length && index + 1 < (ulong)given.Length) Append(text, TypeConverter.ToString(given[index + 1]));
        }

        return JsString.Create(text.ToString());
    }

    private JsString Join(JsValue self, string separator)
    {
        if (depth >= MaxDepth) throw TooDeep();
        depth++;
        try
        {
            var items = Items(self);
            var length = TypeConverter.ToLength(items.Get("length"));
            var text = new StringBuilder();
            for (ulong index = 0; index < length; index++)
            {
                if (index > 0) Append(text, separator);
                if (index % 64 == 0) engine.Constraints.Check();
                var item = items.Get(JsNumber.Create((double)index));
                if (!item.IsNull() && !item.IsUndefined() && !ReferenceEquals(item, items)) Append(text, TypeConverter.ToString(item));
            }

            return JsString.Create(text.ToString());
        }
        finally
        {
            depth--;
        }
    }

    private JsArray Flat(JsValue self, JsValue[] given)
    {
        var levels = given.Length == 0 || given[0].IsUndefined() ? 1 : Math.Truncate(TypeConverter.ToNumber(given[0]));
        var flat = new List<JsValue>();
        Flatten(Items(self), double.IsNaN(levels) ? 0 : levels, 0, flat);
        return new JsArray(engine, flat.ToArray());
    }

    private void Flatten(ObjectInstance items, double levels, int level, List<JsValue> flat)
    {
        if (level > MaxDepth) throw TooDeep();
        var length = TypeConverter.ToLength(items.Get("length"));
        for (ulong index = 0; index < length; index++)
        {
            if (index % 64 == 0) engine.Constraints.Check();
            var key = JsNumber.Create((double)index);
            if (!items.HasProperty(key)) continue;
            var item = items.Get(key);
            if (level < levels && item is JsArray inner) Flatten(inner, levels, level + 1, flat);
            else if (flat.Count >= limits.MaxArrayLength) throw TooLong();
            else flat.Add(item);
        }
    }

    /// <summary>What may grow ninefold is given less to grow from.</summary>
    private void Shorten(string name)
    {
        const int growth = 9;
        var real = engine.GetValue(name);
        engine.SetValue(name, new ClrFunction(engine, name, (_, given) =>
        {
            var text = TypeConverter.ToString(At(given, 0));
            return (double)text.Length * growth * sizeof(char) > limits.MaxBytes ? throw TooLong() : real.Call(JsValue.Undefined, [JsString.Create(text)]);
        }));
    }

    private void Append(StringBuilder text, string more)
    {
        if ((text.Length + (double)more.Length) * sizeof(char) > limits.MaxBytes) throw TooLong();
        text.Append(more);
    }

    private ObjectInstance Items(JsValue self) => self switch
    {
        ObjectInstance list => list,
        JsString text => new JsArray(engine, [.. text.ToString().Select(character => JsString.Create(character.ToString()))]),
        _ => throw new JavaScriptException((global::Jint.Native.Error.ErrorConstructor)engine.GetValue("TypeError"), "This is no list."),
    };

    private ObjectInstance Prototype(string constructor) => (ObjectInstance)((ObjectInstance)engine.GetValue(constructor)).Get("prototype");

    private void Replace(ObjectInstance owner, string name, Func<JsValue, JsValue[], JsValue> body) =>
        owner.FastSetProperty(name, new(new ClrFunction(engine, name, (self, given) => body(self, given)), global::Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable));

    internal static JsValue At(JsValue[] given, int index) => index < given.Length ? given[index] : JsValue.Undefined;

    internal static MemoryLimitExceededException TooLong() => new("The value would be too long.");

    private static ScriptException TooDeep() => new(ScriptFailure.Limit, $"The script used more than it may (recursion): a value is nested more than {MaxDepth} deep.");
}
