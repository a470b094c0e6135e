using System.Text.Json;

namespace Elsa.Expressions.Models;

/// <summary>A constant given in a definition.</summary>
public class Literal : MemoryBlockReference
{
    public Literal()
    {
    }

    public Literal(object? value, string? id = default) : base(id ?? "") => Value = value;

    public object? Value { get; }

    public static Literal From<T>(T value) => new Literal<T>(value);

    public override MemoryBlock Declare() => new(Value);
}

public class Literal<T> : Literal
{
    public Literal()
    {
    }

    public Literal(T value, string? id = default) : base(value, id)
    {
    }
}

/// <summary>A constant given as JSON text.</summary>
public class ObjectLiteral : MemoryBlockReference
{
    public ObjectLiteral()
    {
    }

    public ObjectLiteral(string? value) => Value = value;

    public string? Value { get; }

    public static ObjectLiteral From<T>(T value) => new ObjectLiteral<T>(value);

    public override MemoryBlock Declare() => new(Value);
}

public class ObjectLiteral<T> : ObjectLiteral
{
    public ObjectLiteral()
    {
    }

    public ObjectLiteral(T value) : base(JsonSerializer.Serialize(value))
    {
    }
}
