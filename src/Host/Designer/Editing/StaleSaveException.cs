namespace BenchmarkWorkflow.Host.Designer.Editing;

/// <summary>A save on a content that somebody has changed since. Nothing was changed; the content is to be parked.</summary>
internal sealed class StaleSaveException(string definitionId, long began, long stands, string editor, DateTimeOffset at) : Exception("The definition was changed since it was opened.")
{
    public string DefinitionId { get; } = definitionId;

    /// <summary>The revision the editor began with.</summary>
    public long Began { get; } = began;

    /// <summary>The revision that stands.</summary>
    public long Stands { get; } = stands;

    /// <summary>Who made it.</summary>
    public string Editor { get; } = editor;

    public DateTimeOffset At { get; } = at;
}
