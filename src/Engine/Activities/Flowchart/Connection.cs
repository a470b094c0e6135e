namespace Elsa.Workflows.Activities.Flowchart.Models;

/// <summary>One end of a connection: an activity and one of its ports.</summary>
public sealed class Endpoint : IEquatable<Endpoint>
{
    public Endpoint()
    {
    }

    public Endpoint(IActivity activity, string? port = default)
    {
        Activity = activity;
        Port = port;
    }

    public IActivity Activity { get; set; } = null!; // a connection without one is dropped when the definition is read

    public string? Port { get; set; }

    public bool Equals(Endpoint? other) => other is not null && other.Activity == Activity && other.Port == Port;

    public override bool Equals(object? obj) => Equals(obj as Endpoint);

    public override int GetHashCode() => HashCode.Combine(Activity?.Id, Port);
}

/// <summary>A way from an outcome of one activity to another activity.</summary>
public sealed class Connection
{
    public Connection()
    {
    }

    public Connection(Endpoint source, Endpoint target)
    {
        Source = source;
        Target = target;
    }

    public Connection(IActivity source, IActivity target) : this(new Endpoint(source), new Endpoint(target))
    {
    }

    public Endpoint Source { get; set; } = new();

    public Endpoint Target { get; set; } = new();

    public ICollection<Position> Vertices { get; set; } = [];
}

/// <summary>A bend of a drawn connection.</summary>
public sealed class Position
{
    public double X { get; set; }

    public double Y { get; set; }
}

public enum FlowJoinMode
{
    WaitAll,
    WaitAllActive,
    WaitAny,
}

public enum MergeMode
{
    None,
    Stream,
    Merge,
    Converge,
    Cascade,
    Race,
}

/// <summary>The outcomes an activity completed with.</summary>
public sealed record Outcomes(params string[] Names)
{
    public static readonly Outcomes Default = new("Done");
    public static readonly Outcomes Empty = new();
}
