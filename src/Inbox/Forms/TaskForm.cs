namespace BenchmarkWorkflow.Inbox.Forms;

/// <summary>What a task asks for. Kept with the task, so that a form changed later does not change open tasks.</summary>
public sealed record TaskForm(IReadOnlyList<FormField> Fields)
{
    public string? Title { get; init; }
}

/// <summary>The kinds of field.</summary>
public enum FieldType
{
    Text,
    LongText,
    Number,
    Integer,
    Boolean,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>An instant, ISO 8601 with its offset.</summary>
    DateTime,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Choices,

    /// <summary>A reference to a stored file.</summary>
    File,
}

/// <summary>One field of a form.</summary>
/// <param name="Key">Name in the answer's JSON.</param>
/// <param name="Label">Chinese label.</param>
public sealed record FormField(string Key, string Label, FieldType Type)
{
    public string? LabelEn { get; init; }

    public string? Help { get; init; }

    public bool Required { get; init; }

    /// <summary>Smallest number allowed.</summary>
    public decimal? Min { get; init; }

    /// <summary>Greatest number allowed.</summary>
    public decimal? Max { get; init; }

    /// <summary>Most characters allowed.</summary>
    public int? MaxLength { get; init; }

    public IReadOnlyList<FieldOption> Options { get; init; } = [];

    /// <summary>The field is asked for only where another has a certain value; null: always.</summary>
    public FieldCondition? AskedWhen { get; init; }
}

/// <summary>A value to choose, and its Chinese label.</summary>
public sealed record FieldOption(string Value, string Label);

/// <summary>A field has a value: <c>true</c> or <c>false</c> of a Boolean, a choice's own.</summary>
public sealed record FieldCondition(string Key, string Value);
