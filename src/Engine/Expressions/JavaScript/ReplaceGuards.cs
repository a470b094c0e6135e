using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>
/// Of <see cref="ScriptGuards"/>: what searches a text and makes another of what it finds. A short replacement makes a long text where it stands in many places
/// or means the whole text (<c>$`</c>); many matches make a long list. What may grow past the limits is counted while it grows.
/// </summary>
internal sealed class ReplaceGuards(global::Jint.Engine engine, ScriptOptions limits)
{
    /// <summary>What a match of one character takes in a list.</summary>
    private const int BytesOfMatch = 256;

    public void Install(ObjectInstance strings, ObjectInstance expressions)
    {
        var symbols = engine.GetValue("Symbol");
        var byExpression = symbols.Get("replace");
        foreach (var (name, all) in (ReadOnlySpan<(string, bool)>)[("replace", false), ("replaceAll", true)])
            Put(strings, name, name, (real, self, given) => InText(real, byExpression, self, given, all));
        Put(expressions, byExpression, "[Symbol.replace]", (real, self, given) =>
        {
            var text = TypeConverter.ToString(ScriptGuards.At(given, 0));
            return real.Call(self, [JsString.Create(text), Replacement(text, text.Length + 1, ScriptGuards.At(given, 1))]);
        });
        Put(expressions, symbols.Get("match"), "[Symbol.match]", (real, self, given) =>
        {
            var text = TypeConverter.ToString(ScriptGuards.At(given, 0));
            var isEach = self is ObjectInstance && (double)text.Length * BytesOfMatch > limits.MaxBytes && TypeConverter.ToString(self.Get("flags")).Contains('g', StringComparison.Ordinal);
            return isEach ? throw ScriptGuards.TooLong() : real.Call(self, [JsString.Create(text)]);
        });
    }

    private JsValue InText(JsValue real, JsValue byExpression, JsValue self, JsValue[] given, bool all)
    {
        var pattern = ScriptGuards.At(given, 0);
        // A regular expression says itself how it is replaced: by what is guarded too.
        if (self.IsNull() || self.IsUndefined() || (pattern is ObjectInstance searcher && !(searcher.Get(byExpression) is var own && (own.IsUndefined() || own.IsNull())))) return real.Call(self, given);
        var (text, part) = (TypeConverter.ToString(self), TypeConverter.ToString(pattern));
        return real.Call(JsString.Create(text), [JsString.Create(part), Replacement(text, all ? (text.Length / Math.Max(1, part.Length)) + 1 : 1, ScriptGuards.At(given, 1))]);
    }

    /// <summary>What to replace with: as it was given where it cannot grow too long, else a function that counts what it answers.</summary>
    private JsValue Replacement(string text, int most, JsValue given)
    {
        double length = text.Length;
        if (given is Jint.Native.Function.Function function) return Counted(found => TypeConverter.ToString(function.Call(JsValue.Undefined, found)));
        var template = TypeConverter.ToString(given);
        if ((length + most * (template.Length + (double)template.AsSpan().Count('$') * length)) * sizeof(char) <= limits.MaxBytes) return JsString.Create(template);
        return Counted(found => Expand(template, found, length));

        ClrFunction Counted(Func<JsValue[], string> make) => new(engine, "", (_, found) =>
        {
            engine.Constraints.Check();
            var made = make(found);
            length += made.Length;
            return length * sizeof(char) > limits.MaxBytes ? throw ScriptGuards.TooLong() : JsString.Create(made);
        });
    }

    /// <summary>The replacement for one match, as the language defines it.</summary>
    /// <param name="template">With <c>$$ $&amp; $` $' $1 $&lt;name&gt;</c>.</param>
    /// <param name="found">What a replacing function is given: the match, its groups, where it is, the text, and the named groups if there are any.</param>
    /// <param name="before">How long the result is without it.</param>
    private string Expand(string template, JsValue[] found, double before)
    {
        var named = found[^1] as ObjectInstance;
        var last = found.Length - (named is null ? 1 : 2);
        var (match, at, text, groups) = (found[0].ToString(), (int)found[last - 1].AsNumber(), found[last].ToString(), last - 2);
        var made = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            var next = i + 1 < template.Length && template[i] == '$' ? template[i + 1] : '\0';
            var (part, taken) = next switch
            {
                '$' => ("$", 1),
                '&' => (match, 1),
                '`' => (text[..at], 1),
                '\'' => (text[Math.Min(text.Length, at + match.Length)..], 1),
                '<' when named is not null && template.IndexOf('>', i) is > 0 and var end => (Group(named.Get(template[(i + 2)..end])), end - i),
                >= '0' and <= '9' when Number(template, i + 1, groups) is (> 0, var digits) numbered => (Group(found[numbered.Number]), digits),
                _ => (null, 0),
            };
            if ((before + made.Length + (part?.Length ?? 1)) * sizeof(char) > limits.MaxBytes) throw ScriptGuards.TooLong();
            if (part is null) made.Append(template[i]);
            else made.Append(part);
            i += taken;
        }

        return made.ToString();
    }

    /// <summary>Two digits where there are so many groups, else one.</summary>
    private static (int Number, int Digits) Number(string template, int at, int groups)
    {
        var one = template[at] - '0';
        if (at + 1 < template.Length && char.IsAsciiDigit(template[at + 1]) && (one * 10) + template[at + 1] - '0' is > 0 and var two && two <= groups) return (two, 2);
        return one <= groups ? (one, 1) : (0, 0);
    }

    private static string Group(JsValue value) => value.IsUndefined() ? "" : TypeConverter.ToString(value);

    private void Put(ObjectInstance owner, JsValue key, string name, Func<JsValue, JsValue, JsValue[], JsValue> body)
    {
        var real = owner.Get(key);
        owner.DefineOwnProperty(key, new PropertyDescriptor(new ClrFunction(engine, name, (self, given) => body(real, self, given)), PropertyFlag.NonEnumerable));
    }
}
