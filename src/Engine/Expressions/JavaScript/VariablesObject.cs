using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>The object <c>variables</c>: each member is a variable, read and written where it lives.</summary>
internal sealed class VariablesObject(ScriptEngine owner) : ObjectInstance(owner.Jint)
{
    public override JsValue Get(JsValue property, JsValue receiver) =>
        property.IsString() && owner.TryReadVariable(Name(property), out var value) ? value : base.Get(property, receiver);

    public override bool Set(JsValue property, JsValue value, JsValue receiver)
    {
        owner.WriteVariable(Name(property), value);
        return true;
    }

    public override bool HasProperty(JsValue property) => GetOwnProperty(property) != PropertyDescriptor.Undefined || base.HasProperty(property);

    public override PropertyDescriptor GetOwnProperty(JsValue property) =>
        property.IsString() && owner.TryReadVariable(Name(property), out var value)
            ? new PropertyDescriptor(value, PropertyFlag.ConfigurableEnumerableWritable)
            : PropertyDescriptor.Undefined;

    public override bool DefineOwnProperty(JsValue property, PropertyDescriptor desc)
    {
        owner.WriteVariable(Name(property), desc.Value ?? JsValue.Undefined);
        return true;
    }

    public override bool Delete(JsValue property)
    {
        if (owner.TryReadVariable(Name(property), out _))
            owner.WriteVariable(Name(property), JsValue.Null);
        return true;
    }

    public override List<JsValue> GetOwnPropertyKeys(Types types = Types.Empty | Types.String | Types.Symbol) =>
        [.. owner.Scope.VariableNames.Distinct(StringComparer.Ordinal).Select(JsString.Create)];

    public override IEnumerable<KeyValuePair<JsValue, PropertyDescriptor>> GetOwnProperties()
    {
        foreach (var key in GetOwnPropertyKeys())
            yield return new(key, GetOwnProperty(key));
    }

    private string Name(JsValue property) => owner.ResolveVariable(property.ToString());
}
