using System.Text.Json;
using Elsa.Expressions.Models;

namespace Elsa.Workflows.Models;

/// <summary>An activity's output: where the value it produces goes. Without a target it is still seen by later expressions of the burst.</summary>
public class Output : Argument
{
    public Output()
    {
    }

    public Output(MemoryBlockReference memoryBlockReference) : base(memoryBlockReference)
    {
    }

    public Output(Func<MemoryBlockReference> memoryBlockReference) : base(memoryBlockReference)
    {
    }

    public OutputConverterConfiguration? Converter { get; set; }
}

public class Output<T> : Output
{
    public Output()
    {
    }

    public Output(MemoryBlockReference memoryBlockReference) : base(memoryBlockReference)
    {
    }

    public Output(Func<MemoryBlockReference> memoryBlockReference) : base(memoryBlockReference)
    {
    }
}

/// <summary>Which converter a value passes on its way to its target. Kept for definitions that name one; the server offers none.</summary>
public sealed class OutputConverterConfiguration(string id, JsonElement? settings = default)
{
    public string Id { get; } = id;

    public JsonElement? Settings { get; } = settings;
}

public sealed record NamedOutput(string Name, Output Value);
