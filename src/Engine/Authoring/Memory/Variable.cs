using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;

namespace Elsa.Workflows.Memory;

/// <summary>A value that belongs to a container or a workflow. Its storage driver says whether it outlives a suspension.</summary>
public class Variable : MemoryBlockReference
{
    public Variable()
    {
    }

    public Variable(string name) : this(name, null, null)
    {
    }

    public Variable(string name, object? value = default) : this(name, value, null)
    {
    }

    public Variable(string name, object? value = default, string? id = default) : base(id ?? "")
    {
        Name = name;
        Value = value;
    }

    public string Name { get; set; } = "";

    /// <summary>The value at the start of its scope.</summary>
    public object? Value { get; set; }

    public Type? StorageDriverType { get; set; }

    public override MemoryBlock Declare() => new(Value, new VariableBlockMetadata(this, StorageDriverType, false));

    /// <summary>The CLR type of the values it holds.</summary>
    internal virtual Type ValueType => typeof(object);
}

public class Variable<T> : Variable
{
    public Variable()
    {
    }

    public Variable(T value) => Value = value;

    public Variable(string name, T value) : base(name, value)
    {
    }

    public Variable(string name, T value, string? id = default) : base(name, value, id)
    {
    }

    internal override Type ValueType => typeof(T);

    public T? Get(ActivityExecutionContext context) => Get(context.ExpressionExecutionContext);

    public new T? Get(ExpressionExecutionContext context) => base.Get(context).ConvertTo<T>();

    public Variable<T> WithStorageDriver<TDriver>() where TDriver : IStorageDriver
    {
        StorageDriverType = typeof(TDriver);
        return this;
    }

    public Variable<T> WithId(string id)
    {
        Id = id;
        return this;
    }

    public Variable<T> WithName(string name)
    {
        Name = name;
        return this;
    }

    public Variable<T> WithValue(T value)
    {
        Value = value;
        return this;
    }
}

/// <summary>What a block that belongs to a variable knows of it.</summary>
public sealed record VariableBlockMetadata(Variable Variable, Type? StorageDriverType, bool IsInitialized);
