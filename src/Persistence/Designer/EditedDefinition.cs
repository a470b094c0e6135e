namespace BenchmarkWorkflow.Persistence.Designer;

/// <summary>How far the editing of one definition is. One row a definition; it stays when the definition is deleted, so that its number in the audit stays its own.</summary>
public sealed class EditedDefinition
{
    /// <summary>Stands for the definition in the audit, which knows its subjects by number.</summary>
    public long Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>One more with every change of the draft, publish, retract and delete. Editors send the one they began with.</summary>
    public long Revision { get; set; }

    /// <summary>Who made this revision: a user name, <c>system</c> for the product itself.</summary>
    public string Editor { get; set; } = "";

    public DateTimeOffset EditedAt { get; set; }

    /// <summary>Who has worked on the draft since the last publish: a JSON array of user names.</summary>
    public string Editors { get; set; } = "[]";
}

/// <summary>A save that came too late, kept whole: nothing that somebody drew is lost.</summary>
public sealed class ParkedDraft
{
    public long Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Author { get; init; }

    /// <summary>When it was refused last; one who goes on drawing and saving keeps one parked draft.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>The revision it was drawn on.</summary>
    public long BaseRevision { get; init; }

    /// <summary>The whole model as it was sent, JSON.</summary>
    public string Model { get; set; } = "";

    /// <summary>Null while it waits; then <c>taken</c>, <c>copied</c> or <c>discarded</c>.</summary>
    public string? Resolution { get; set; }

    public string? ResolvedBy { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public long Revision { get; set; }
}

/// <summary>An editor that is open in somebody's browser.</summary>
public sealed class EditorPresence
{
    public long Id { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>The browser page, by an id of its own making.</summary>
    public required string Page { get; init; }

    public required string UserName { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Its last sign of life.</summary>
    public DateTimeOffset SeenAt { get; set; }
}
