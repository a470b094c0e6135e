namespace BenchmarkWorkflow.Engine.Storage;

public enum StimulusKind : short
{
    /// <summary>Starts an instance; <see cref="Stimulus.InstanceId"/> is the id it gets.</summary>
    Start = 0,

    /// <summary>Resumes what waits: by bookmark id, or by hash with correlation, instance and activity instance as far as they are given.</summary>
    Resume = 1,

    /// <summary>As <see cref="Resume"/> by hash, for everyone who waits, and starts every published definition with such a trigger.</summary>
    Broadcast = 2,

    /// <summary>Cancels the instance and the children that run under it.</summary>
    Cancel = 3,

    /// <summary>Deals with an incident of the instance: retry, skip, or a value given by hand.</summary>
    Repair = 4,

    /// <summary>Runs an instance that was created before, from where its body says.</summary>
    Run = 5,

    /// <summary>A child has ended; the activity execution of the parent that started it may be waiting for that.</summary>
    ChildEnded = 6,
}

public enum StimulusState : short
{
    /// <summary>Is delivered as soon as a worker is free and its time has come.</summary>
    Ready = 0,

    /// <summary>Nothing waits for it yet; it becomes ready in the commit that brings its bookmark. It never expires.</summary>
    Waiting = 1,

    /// <summary>Could not be delivered; <see cref="Stimulus.Error"/> says why. It stays until someone replays or deletes it.</summary>
    Dead = 2,
}

/// <summary>Work that was accepted: a row from the moment someone is told so, until the burst it causes commits.</summary>
public sealed record Stimulus
{
    /// <summary>Given by the database; the order within an instance.</summary>
    public long Sequence { get; init; }

    public required StimulusKind Kind { get; init; }

    public StimulusState State { get; init; }

    public string? InstanceId { get; init; }

    /// <summary>The bookmark that is meant; with <see cref="Hash"/> and <see cref="InstanceId"/>, the one that is meant first, and by hash once it is gone.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>The bookmark's or trigger's name (an activity type), for people who look at it.</summary>
    public string? Name { get; init; }

    public string? Hash { get; init; }

    public string? CorrelationId { get; init; }

    public string? ActivityInstanceId { get; init; }

    /// <summary>The rest (input, properties …) as the runtime serialised it.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Not before this instant; moved on after a failure.</summary>
    public required DateTimeOffset VisibleAt { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }
}
