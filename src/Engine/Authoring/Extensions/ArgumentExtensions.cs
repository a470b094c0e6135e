using System.Runtime.CompilerServices;
using Elsa.Expressions.Helpers;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Extensions;

public static class InputExtensions
{
    public static T? GetOrDefault<T>(this Input<T>? input, ActivityExecutionContext context, Func<T>? defaultValue = default)
    {
        var value = input is null ? default : context.Get(input);
        return value is null && defaultValue is not null ? defaultValue() : value;
    }

    public static T? GetOrDefault<T>(this Input<T>? input, ExpressionExecutionContext context, Func<T>? defaultValue = default)
    {
        var value = input is null ? default : context.Get(input);
        return value is null && defaultValue is not null ? defaultValue() : value;
    }

    /// <exception cref="InvalidOperationException">The input was not given.</exception>
    public static T Get<T>(this Input<T>? input, ActivityExecutionContext context, [CallerArgumentExpression(nameof(input))] string? inputName = default) =>
        input is null ? throw new InvalidOperationException($"{inputName} is required.") : context.Get(input)!;

    /// <exception cref="InvalidOperationException">The input was not given.</exception>
    public static T Get<T>(this Input<T>? input, ExpressionExecutionContext context, [CallerArgumentExpression(nameof(input))] string? inputName = default) =>
        input is null ? throw new InvalidOperationException($"{inputName} is required.") : context.Get(input)!;
}

public static class OutputExtensions
{
    public static void Set<T>(this Output<T>? output, ActivityExecutionContext context, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = default) =>
        context.Set(output, value, outputName);

    public static void Set<T>(this Output<T>? output, ExpressionExecutionContext context, T? value)
    {
        if (output is not null) context.Set(output, value);
    }
}

public static class MemoryBlockReferenceExtensions
{
    public static object? Get(this MemoryBlockReference reference, ActivityExecutionContext context) => context.Get(reference);

    public static T? Get<T>(this MemoryBlockReference reference, ActivityExecutionContext context) => context.Get<T>(reference);

    public static void Set(this MemoryBlockReference reference, ActivityExecutionContext context, object? value) => context.Set(reference, value);
}

public static class VariableExtensions
{
    public static Variable WithWorkflowStorage(this Variable variable) => variable.WithStorage(typeof(WorkflowInstanceStorageDriver));

    public static Variable<T> WithWorkflowStorage<T>(this Variable<T> variable) => (Variable<T>)variable.WithStorage(typeof(WorkflowInstanceStorageDriver));

    public static Variable WithMemoryStorage(this Variable variable) => variable.WithStorage(typeof(MemoryStorageDriver));

    public static Variable<T> WithMemoryStorage<T>(this Variable<T> variable) => (Variable<T>)variable.WithStorage(typeof(MemoryStorageDriver));

    public static Variable WithStorage(this Variable variable, Type storageDriverType)
    {
        variable.StorageDriverType = storageDriverType;
        return variable;
    }

    public static void Set(this Variable variable, ActivityExecutionContext context, object? value) => context.Set(variable, variable.ParseValue(value));

    /// <summary>The value in the variable's own type.</summary>
    public static object? ParseValue(this Variable variable, object? value) => ParseValue(variable.ValueType, value);

    public static object? ParseValue(Type type, object? value) => value is null || type == typeof(object) ? value : value.ConvertTo(type);

    public static bool TryParseValue(this Variable variable, object? value, out object? parsedValue) => value.TryConvertTo(variable.ValueType, out parsedValue);

    public static Type GetVariableType(this Variable variable) => variable.ValueType;
}

public static class BookmarkExtensions
{
    public static IEnumerable<Bookmark> Filter(this IEnumerable<Bookmark> bookmarks, string name) => bookmarks.Where(bookmark => bookmark.Name == name);

    /// <exception cref="InvalidCastException">The payload is of another type.</exception>
    public static T GetPayload<T>(this Bookmark bookmark) => bookmark.Payload.ConvertTo<T>()!;
}
