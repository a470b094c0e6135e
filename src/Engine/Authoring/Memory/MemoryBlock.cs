using Elsa.Expressions.Helpers;

namespace Elsa.Expressions.Models;

/// <summary>A named place for one value.</summary>
public sealed class MemoryBlock(object? value, object? metadata = default)
{
    public MemoryBlock() : this(null)
    {
    }

    public object? Value { get; set; } = value;

    public object? Metadata { get; set; } = metadata;
}

/// <summary>Points to a <see cref="MemoryBlock"/> by its id; the block is found in the nearest scope that declares it.</summary>
public class MemoryBlockReference
{
    public MemoryBlockReference() : this("")
    {
    }

    public MemoryBlockReference(string id) => Id = id;

    public string Id { get; set; }

    public virtual MemoryBlock Declare() => new();

    public bool IsDefined(MemoryRegister register) => register.HasBlock(Id);

    public object? Get(MemoryRegister memoryRegister) => GetBlock(memoryRegister).Value;

    public T? Get<T>(MemoryRegister memoryRegister) => Get(memoryRegister).ConvertTo<T>();

    public object? Get(ExpressionExecutionContext context) => context.Get(this);

    public T? Get<T>(ExpressionExecutionContext context) => Get(context).ConvertTo<T>();

    public bool TryGet(ExpressionExecutionContext context, out object? value) => context.TryGet(this, out value);

    public void Set(MemoryRegister memoryRegister, object? value, Action<MemoryBlock>? configure = default)
    {
        var block = GetBlock(memoryRegister);
        block.Value = value;
        configure?.Invoke(block);
    }

    public void Set(ExpressionExecutionContext context, object? value, Action<MemoryBlock>? configure = default) => context.Set(this, value, configure);

    public MemoryBlock GetBlock(MemoryRegister memoryRegister) =>
        memoryRegister.TryGetBlock(Id, out var block) ? block : memoryRegister.Declare(this);
}

public class MemoryBlockReference<T> : MemoryBlockReference;

/// <summary>The blocks of one scope.</summary>
public sealed class MemoryRegister(IDictionary<string, MemoryBlock>? blocks = default)
{
    public IDictionary<string, MemoryBlock> Blocks { get; } = blocks ?? new Dictionary<string, MemoryBlock>();

    public bool IsDeclared(MemoryBlockReference reference) => HasBlock(reference.Id);

    public bool HasBlock(string id) => Blocks.ContainsKey(id);

    public bool TryGetBlock(string id, out MemoryBlock block) => Blocks.TryGetValue(id, out block!);

    public void Declare(IEnumerable<MemoryBlockReference> references)
    {
        foreach (var reference in references) Declare(reference);
    }

    /// <summary>The block of <paramref name="blockReference"/>; made now if this scope does not have it.</summary>
    public MemoryBlock Declare(MemoryBlockReference blockReference)
    {
        if (Blocks.TryGetValue(blockReference.Id, out var block)) return block;
        return Blocks[blockReference.Id] = blockReference.Declare();
    }
}
