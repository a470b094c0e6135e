namespace BenchmarkWorkflow.Studio.Definitions.Readable;

/// <summary>What a change is about.</summary>
public enum ChangeTopic
{
    /// <summary>The workflow's own name, description and options.</summary>
    Workflow,
    Activity,
    Connection,
    Variable,
    Input,
    Output,

    /// <summary>Where things stand on the canvas: it changes nothing of what the workflow does.</summary>
    Layout,
}

/// <summary>One change between two versions of a definition, said for the people who own the process.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="ActivityId">The activity, if it is about one, by which an editor finds it.</param>
/// <param name="NodeId">The place of that activity in the version that has it.</param>
/// <param name="Text">The sentence in Chinese.</param>
/// <param name="TextEn">The same in English.</param>
public sealed record ReadableChange(DifferenceKind Kind, ChangeTopic Topic, string? ActivityId, string? NodeId, string Text, string TextEn);
