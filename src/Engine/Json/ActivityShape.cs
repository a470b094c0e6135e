using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Json;

/// <summary>What an activity class has that JSON may set, found by reflection once for each class.</summary>
internal sealed class ActivityShape
{
    private static readonly ConcurrentDictionary<Type, ActivityShape> Shapes = new();

    private static readonly HashSet<string> Common = ["Id", "NodeId", "Name", "Type", "Version", "CustomProperties", "SyntheticProperties", "Metadata", "CanStartWorkflow", "RunAsynchronously", "CommitStrategy", "Behaviors"];

    private ActivityShape(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).OrderBy(property => property.DeclaringType == type))
            if (!Common.Contains(property.Name) && property.GetIndexParameters().Length == 0 && property.GetGetMethod() is not null && property.GetSetMethod() is not null)
                Members[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = new Member(property);
    }

    /// <summary>The members by their JSON name.</summary>
    public Dictionary<string, Member> Members { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static ActivityShape Of(Type type) => Shapes.GetOrAdd(type, static key => new ActivityShape(key));

    /// <summary>What kind of value a member takes.</summary>
    public enum Kind
    {
        Input,
        Output,
        Activity,
        Activities,
        Variable,
        Variables,
        Connections,
        Value,
    }

    public sealed class Member
    {
        public Member(PropertyInfo property)
        {
            Name = property.Name;
            Type = property.PropertyType;
            Kind = KindOf(property.PropertyType);
            var target = Expression.Parameter(typeof(object));
            var value = Expression.Parameter(typeof(object));
            var access = Expression.Property(Expression.Convert(target, property.DeclaringType!), property);
            Get = Expression.Lambda<Func<object, object?>>(Expression.Convert(access, typeof(object)), target).Compile();
            Set = Expression.Lambda<Action<object, object?>>(Expression.Assign(access, Expression.Convert(value, property.PropertyType)), target, value).Compile();
            AcceptsNull = !property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null;
        }

        public string Name { get; }

        public Type Type { get; }

        public Kind Kind { get; }

        public bool AcceptsNull { get; }

        public Func<object, object?> Get { get; }

        public Action<object, object?> Set { get; }

        /// <summary>The type of the values of an input or output; null for one without.</summary>
        public Type? ValueType => Type.IsGenericType ? Type.GenericTypeArguments[0] : null;

        private static Kind KindOf(Type type) =>
            typeof(Input).IsAssignableFrom(type) ? Kind.Input
            : typeof(Output).IsAssignableFrom(type) ? Kind.Output
            : typeof(IActivity).IsAssignableFrom(type) ? Kind.Activity
            : typeof(IEnumerable<IActivity>).IsAssignableFrom(type) ? Kind.Activities
            : typeof(Variable).IsAssignableFrom(type) ? Kind.Variable
            : typeof(IEnumerable<Variable>).IsAssignableFrom(type) ? Kind.Variables
            : typeof(IEnumerable<Connection>).IsAssignableFrom(type) ? Kind.Connections
            : Kind.Value;
    }
}
