using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Interop;

namespace BenchmarkWorkflow.Engine.Expressions.JavaScript;

/// <summary>A copy of a stored object. As text it is what the stored object is as text, as in Elsa, not <c>[object Object]</c>.</summary>
internal sealed class ScriptObject : ObjectInstance
{
    public ScriptObject(global::Jint.Engine engine, object source) : base(engine)
    {
        Prototype = engine.Intrinsics.Object.PrototypeObject;
        FastSetProperty("toString", new(new ClrFunction(engine, "toString", (_, _) => JsString.Create(source.ToString() ?? "")), Jint.Runtime.Descriptors.PropertyFlag.NonEnumerable));
    }
}
