using Elsa.Expressions.Models;

namespace Elsa.Workflows.Models;

/// <summary>An input or output of an activity: a reference to the memory that holds its value.</summary>
public abstract class Argument
{
    protected Argument() : this(new MemoryBlockReference())
    {
    }

    protected Argument(MemoryBlockReference memoryBlockReference) => MemoryBlockReference = () => memoryBlockReference;

    protected Argument(Func<MemoryBlockReference> memoryBlockReference) => MemoryBlockReference = memoryBlockReference;

    public Func<MemoryBlockReference> MemoryBlockReference { get; set; }
}
