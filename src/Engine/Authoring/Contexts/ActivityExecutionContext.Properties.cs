using Elsa.Expressions.Helpers;

namespace Elsa.Workflows;

public sealed partial class ActivityExecutionContext
{
    public T? GetProperty<T>(string key) => Find<T>(extras?.Properties, key);

    public T GetProperty<T>(string key, Func<T> defaultValue)
    {
        if (extras?.Properties?.TryGetValue(key, out var value) == true) return value.ConvertTo<T>()!;
        var made = defaultValue();
        Properties[key] = made!;
        return made;
    }

    public void SetProperty<T>(string key, T? value)
    {
        Properties[key] = value!;
        IsDirty = true;
    }

    public T UpdateProperty<T>(string key, Func<T?, T> updater)
    {
        var value = updater(GetProperty<T>(key));
        SetProperty(key, value);
        return value;
    }

    public void RemoveProperty(string key)
    {
        if (extras?.Properties?.Remove(key) == true) IsDirty = true;
    }

    public T? GetMetadata<T>(string key) => Find<T>(extras?.Metadata, key);

    public T GetMetadata<T>(string key, Func<T> defaultValue)
    {
        if (extras?.Metadata?.TryGetValue(key, out var value) == true) return value.ConvertTo<T>()!;
        var made = defaultValue();
        Metadata[key] = made!;
        return made;
    }

    public void SetMetadata<T>(string key, T? value)
    {
        Metadata[key] = value!;
        IsDirty = true;
    }

    public T UpdateMetadata<T>(string key, Func<T?, T> updater)
    {
        var value = updater(GetMetadata<T>(key));
        SetMetadata(key, value);
        return value;
    }

    public void RemoveMetadata(string key)
    {
        if (extras?.Metadata?.Remove(key) == true) IsDirty = true;
    }

    private static T? Find<T>(Dictionary<string, object>? values, string key) =>
        values is not null && values.TryGetValue(key, out var value) ? value.ConvertTo<T>() : default;
}
