using BenchmarkWorkflow.Engine.Expressions.JavaScript;
using Elsa.Expressions.Contracts;
using Elsa.Expressions.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BenchmarkWorkflow.Engine.Expressions;

/// <summary>The expression types that the engine offers. C#, Python and Liquid are not among them: a definition must never be code execution on the server.</summary>
public sealed class ExpressionTypes : IExpressionDescriptorProvider
{
    public IEnumerable<ExpressionDescriptor> GetDescriptors() =>
    [
        Describe<LiteralHandler>("Literal", isBrowsable: false),
        Describe<ObjectHandler>("Object", isBrowsable: false, language: "json"),
        Describe<ObjectHandler>("Json", isBrowsable: false, language: "json"),
        Describe<DelegateHandler>("Delegate", isBrowsable: false, isSerializable: false),
        Describe<OutputHandler>("Output", isBrowsable: false, isSerializable: false),
        Describe<VariableHandler>("Variable"),
        Describe<InputHandler>("Input"),
        Describe<JavaScriptHandler>("JavaScript", language: "javascript"),
    ];

    private static ExpressionDescriptor Describe<T>(string type, bool isBrowsable = true, bool isSerializable = true, string? language = null) where T : IExpressionHandler => new()
    {
        Type = type,
        DisplayName = type,
        IsSerializable = isSerializable,
        IsBrowsable = isBrowsable,
        Properties = language is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["MonacoLanguage"] = language },
        HandlerFactory = services => services.GetRequiredService<T>(),
    };
}

/// <summary>The expression types by name; those of all providers, in order.</summary>
public sealed class ExpressionDescriptorRegistry : IExpressionDescriptorRegistry
{
    private readonly Dictionary<string, ExpressionDescriptor> descriptors = new(StringComparer.Ordinal);
    private readonly Lock guard = new();

    public ExpressionDescriptorRegistry(IEnumerable<IExpressionDescriptorProvider> providers)
    {
        foreach (var provider in providers)
            AddRange(provider.GetDescriptors());
    }

    public void Add(ExpressionDescriptor descriptor)
    {
        lock (guard)
            descriptors[descriptor.Type] = descriptor;
    }

    public void AddRange(IEnumerable<ExpressionDescriptor> added)
    {
        foreach (var descriptor in added)
            Add(descriptor);
    }

    public IEnumerable<ExpressionDescriptor> ListAll()
    {
        lock (guard)
            return [.. descriptors.Values];
    }

    public ExpressionDescriptor? Find(Func<ExpressionDescriptor, bool> predicate) => ListAll().FirstOrDefault(predicate);

    public ExpressionDescriptor? Find(string type)
    {
        lock (guard)
            return descriptors.GetValueOrDefault(type);
    }
}

public static class ExpressionServices
{
    /// <summary>Expressions, with JavaScript in the given limits.</summary>
    public static IServiceCollection AddExpressions(this IServiceCollection services, ScriptOptions? options = null)
    {
        services.TryAddSingleton(options ?? new ScriptOptions());
        services.TryAddSingleton<JavaScriptEvaluator>();
        services.TryAddSingleton<LiteralHandler>();
        services.TryAddSingleton<ObjectHandler>();
        services.TryAddSingleton<DelegateHandler>();
        services.TryAddSingleton<OutputHandler>();
        services.TryAddSingleton<VariableHandler>();
        services.TryAddSingleton<InputHandler>();
        services.TryAddSingleton<JavaScriptHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpressionDescriptorProvider, ExpressionTypes>());
        services.TryAddSingleton<IExpressionDescriptorRegistry, ExpressionDescriptorRegistry>();
        services.TryAddSingleton<IExpressionEvaluator, ExpressionEvaluator>();
        return services;
    }
}
