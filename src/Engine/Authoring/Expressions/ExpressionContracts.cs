using Elsa.Expressions.Models;

namespace Elsa.Expressions.Contracts
{
    /// <summary>Evaluates expressions of one syntax.</summary>
    public interface IExpressionHandler
    {
        /// <returns>The value, converted to <paramref name="returnType"/> where that is possible.</returns>
        ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions options);
    }

    /// <summary>Evaluates an expression of any syntax that the server offers. A syntax not known gives null, as in Elsa.</summary>
    public interface IExpressionEvaluator
    {
        ValueTask<T?> EvaluateAsync<T>(Expression expression, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = default);

        ValueTask<object?> EvaluateAsync(Expression expression, Type returnType, ExpressionExecutionContext context, ExpressionEvaluatorOptions? options = default);
    }

    /// <summary>Adds syntaxes to the server.</summary>
    public interface IExpressionDescriptorProvider
    {
        IEnumerable<ExpressionDescriptor> GetDescriptors();
    }

    /// <summary>The syntaxes the server offers, by name.</summary>
    public interface IExpressionDescriptorRegistry
    {
        void Add(ExpressionDescriptor descriptor);

        void AddRange(IEnumerable<ExpressionDescriptor> descriptors);

        IEnumerable<ExpressionDescriptor> ListAll();

        ExpressionDescriptor? Find(Func<ExpressionDescriptor, bool> predicate);

        ExpressionDescriptor? Find(string type);
    }

    /// <summary>Short names (aliases) of types as definitions and payloads write them.</summary>
    public interface IWellKnownTypeRegistry
    {
        void RegisterType(Type type, string alias);

        bool TryGetAlias(Type type, out string alias);

        bool TryGetType(string alias, out Type type);

        IEnumerable<Type> ListTypes();
    }
}

namespace Elsa.Expressions.Models
{
    using System.Text.Json;
    using Elsa.Expressions.Contracts;

    /// <summary>A syntax as Studio's expression picker shows it, and who evaluates it.</summary>
    public sealed class ExpressionDescriptor
    {
        public string Type { get; set; } = "";
        public string DisplayName { get; set; } = "";
        public bool IsSerializable { get; set; } = true;
        public bool IsBrowsable { get; set; } = true;
        public IDictionary<string, object> Properties { get; set; } = new Dictionary<string, object>();
        public Func<IServiceProvider, IExpressionHandler> HandlerFactory { get; set; } = null!; // every registration sets it
        public Func<MemoryBlockReference> MemoryBlockReferenceFactory { get; set; } = () => new MemoryBlockReference();
        public Func<ExpressionSerializationContext, Expression>? Deserialize { get; set; }
    }

    public sealed class ExpressionEvaluatorOptions
    {
        public static readonly ExpressionEvaluatorOptions Empty = new();

        /// <summary>Names the script sees besides the workflow's own.</summary>
        public IDictionary<string, object> Arguments { get; set; } = new Dictionary<string, object>();
    }

    public sealed record ExpressionSerializationContext(string ExpressionType, JsonElement JsonElement, JsonSerializerOptions Options, Type MemoryBlockType);
}
