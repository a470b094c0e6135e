using Elsa.Workflows.Memory;

namespace Elsa.Workflows;

/// <summary>Where the value of a variable is kept between two bursts.</summary>
public interface IStorageDriver
{
    double Priority { get; }

    IEnumerable<string> Tags { get; }

    ValueTask WriteAsync(string id, object value, StorageDriverContext context);

    ValueTask<object?> ReadAsync(string id, StorageDriverContext context);

    ValueTask DeleteAsync(string id, StorageDriverContext context);
}

public sealed record StorageDriverContext(IExecutionContext ExecutionContext, Variable Variable, CancellationToken CancellationToken);

/// <summary>Kept with the instance: the value is part of its state and outlives every suspension and restart.</summary>
public sealed class WorkflowInstanceStorageDriver : IStorageDriver
{
    private const string Key = "Variables";

    public double Priority => 5;

    public IEnumerable<string> Tags => [];

    public ValueTask WriteAsync(string id, object value, StorageDriverContext context)
    {
        if (!context.ExecutionContext.Properties.TryGetValue(Key, out var kept) || kept is not IDictionary<string, object> values)
            context.ExecutionContext.Properties[Key] = values = new Dictionary<string, object>();
        values[id] = value;
        return default;
    }

    public ValueTask<object?> ReadAsync(string id, StorageDriverContext context) =>
        new(context.ExecutionContext.Properties.TryGetValue(Key, out var kept) && kept is IDictionary<string, object> values && values.TryGetValue(id, out var value) ? value : null);

    public ValueTask DeleteAsync(string id, StorageDriverContext context)
    {
        if (context.ExecutionContext.Properties.TryGetValue(Key, out var kept) && kept is IDictionary<string, object> values) values.Remove(id);
        return default;
    }
}

/// <summary>Kept in memory for the length of one burst; after a suspension the variable has its default again.</summary>
public sealed class MemoryStorageDriver : IStorageDriver
{
    public double Priority => 0;

    public IEnumerable<string> Tags => ["Memory"];

    public ValueTask WriteAsync(string id, object value, StorageDriverContext context) => default;

    public ValueTask<object?> ReadAsync(string id, StorageDriverContext context) => default;

    public ValueTask DeleteAsync(string id, StorageDriverContext context) => default;
}
