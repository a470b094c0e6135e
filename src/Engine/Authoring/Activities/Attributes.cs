namespace Elsa.Workflows.Attributes
{
    /// <summary>How an activity is named and shown.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class ActivityAttribute : Attribute
    {
        public ActivityAttribute()
        {
        }

        public ActivityAttribute(string @namespace, string? category, string? description = default)
        {
            Namespace = @namespace;
            Category = category;
            Description = description;
        }

        public ActivityAttribute(string @namespace, string? description = default)
        {
            Namespace = @namespace;
            Category = @namespace;
            Description = description;
        }

        public ActivityAttribute(string @namespace, string? type, int version = 1, string? description = default, string? category = default)
        {
            Namespace = @namespace;
            Type = type;
            Version = version;
            Description = description;
            Category = category;
        }

        public string? Namespace { get; set; }
        public string? Type { get; set; }
        public int Version { get; set; } = 1;
        public string? Description { get; set; }
        public string? DisplayName { get; set; }
        public string? Category { get; set; }
        public ActivityKind Kind { get; set; } = ActivityKind.Action;
        public bool RunAsynchronously { get; set; }
    }

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class InputAttribute : Attribute
    {
        public string? Name { get; set; }
        public string? UIHint { get; set; }
        public string? DisplayName { get; set; }
        public string? Description { get; set; }
        public string? Category { get; set; }
        public object? Options { get; set; }
        public float Order { get; set; }
        public object? DefaultValue { get; set; }
        public Type? DefaultValueProvider { get; set; }
        public string? DefaultSyntax { get; set; }
        public string[]? SupportedSyntaxes { get; set; }
        public bool IsReadOnly { get; set; }
        public bool IsBrowsable { get; set; } = true;

        /// <summary>False: the activity evaluates the input itself.</summary>
        public bool AutoEvaluate { get; set; } = true;
        public Type? EvaluatorType { get; set; }
        public bool IsSerializable { get; set; } = true;

        /// <summary>True: the evaluated value is not recorded.</summary>
        public bool CanContainSecrets { get; set; }
        public Type? UIHandler { get; set; }
        public Type[]? UIHandlers { get; set; }
    }

    /// <summary>How an output is shown and kept; on a class, it speaks of the inherited Result.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class)]
    public sealed class OutputAttribute : Attribute
    {
        public string? Name { get; set; }
        public string? DisplayName { get; set; }
        public string? Description { get; set; }
        public bool IsBrowsable { get; set; } = true;
        public bool IsSerializable { get; set; } = true;
    }

    /// <summary>A child activity of its own port.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public sealed class PortAttribute : Attribute
    {
        public PortAttribute(string? name = default) => Name = name;

        public PortAttribute(string name, string displayName)
        {
            Name = name;
            DisplayName = displayName;
        }

        public string? Name { get; set; }
        public string? DisplayName { get; set; }
    }

    [AttributeUsage(AttributeTargets.All)]
    public sealed class StateAttribute : Attribute;

    [AttributeUsage(AttributeTargets.Property)]
    public sealed class ExcludeFromHashAttribute : Attribute;

    [AttributeUsage(AttributeTargets.All)]
    public sealed class InboundAttribute : Attribute;
}

namespace Elsa.Workflows.Activities.Flowchart.Attributes
{
    /// <summary>The outcomes of an activity that a flowchart may connect.</summary>
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class FlowNodeAttribute(params string[] outcomes) : Attribute
    {
        public ICollection<string> Outcomes { get; } = outcomes;
    }
}

namespace Elsa.Workflows
{
    public enum ActivityKind
    {
        Action,
        Trigger,
        Job,
        Task,
    }

    public enum ActivityStatus
    {
        Pending,
        Running,
        Completed,
        Canceled,
        Faulted,
    }

    public enum WorkflowStatus
    {
        Running,
        Finished,
    }

    public enum WorkflowSubStatus
    {
        Pending,
        Executing,
        Suspended,
        Finished,
        Cancelled,
        Faulted,
        Interrupted,
    }

    public enum ForkJoinMode
    {
        WaitAll,
        WaitAny,
    }

    public enum SwitchMode
    {
        MatchFirst,
        MatchAny,
    }
}
