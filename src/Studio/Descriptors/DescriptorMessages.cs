namespace BenchmarkWorkflow.Studio.Descriptors;

/// <summary>A strategy that a definition names by its type.</summary>
public sealed record StrategyDescriptor(string DisplayName, string Description, string TypeName);

/// <summary>Where a variable is kept between two bursts.</summary>
public sealed record StorageDriverDescriptor(string TypeName, string DisplayName, double Priority, bool Deprecated);

public sealed record StorageDriversReply(IReadOnlyList<StorageDriverDescriptor> Items);

/// <summary>A type that a variable, an input or an output may have.</summary>
public sealed record VariableTypeDescriptor(string TypeName, string DisplayName, string Category, string? Description = null);

public sealed record VariableTypesReply(IReadOnlyList<VariableTypeDescriptor> Items);

/// <summary>A strategy that a definition names by a word.</summary>
public sealed record CommitStrategyDescriptor(string Name, string DisplayName, string Description);

public sealed record OutputConverterDescriptor(string Id, string SourceTypeName, string ResultTypeName, string DisplayName);

/// <summary>A part of the server that the Studio looks for by its full name.</summary>
public sealed record FeatureDescriptor(string Name, string Namespace, string FullName, string DisplayName, string Description);

public sealed record PackageVersionReply(string PackageVersion);

/// <summary>Whether new work is accepted. It always is: what comes in is a durable row, whoever works it off.</summary>
public sealed record RuntimeStatusReply(RuntimeState State, IReadOnlyList<string> Sources, int ActiveExecutionCycleCount)
{
    public static RuntimeStatusReply Working { get; } = new(new RuntimeState("None", IsAcceptingNewWork: true), [], 0);
}

public sealed record RuntimeState(string Reason, bool IsAcceptingNewWork);
