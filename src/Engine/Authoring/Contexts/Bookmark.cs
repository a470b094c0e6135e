namespace Elsa.Workflows.Models;

/// <summary>A place where an instance waits: what arrives with the same <see cref="Hash"/> resumes the activity that made it.</summary>
public sealed class Bookmark
{
    public Bookmark()
    {
    }

    public Bookmark(
        string id,
        string name,
        string hash,
        object? payload,
        string activityId,
        string activityNodeId,
        string? activityInstanceId,
        DateTimeOffset createdAt,
        bool autoBurn = true,
        string? callbackMethodName = default,
        bool autoComplete = true,
        IDictionary<string, string>? metadata = default)
    {
        Id = id;
        Name = name;
        Hash = hash;
        Payload = payload;
        ActivityId = activityId;
        ActivityNodeId = activityNodeId;
        ActivityInstanceId = activityInstanceId;
        CreatedAt = createdAt;
        AutoBurn = autoBurn;
        CallbackMethodName = callbackMethodName;
        AutoComplete = autoComplete;
        Metadata = metadata;
    }

    public string Id { get; set; } = "";

    /// <summary>What kind of stimulus it waits for: by default the type name of the activity.</summary>
    public string Name { get; set; } = "";
    public string Hash { get; set; } = "";
    public object? Payload { get; set; }
    public string ActivityId { get; set; } = "";
    public string ActivityNodeId { get; set; } = "";
    public string? ActivityInstanceId { get; set; }
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>True: it is gone after the first resumption.</summary>
    public bool AutoBurn { get; set; } = true;

    /// <summary>The method of the activity that a resumption calls; none: the activity just completes.</summary>
    public string? CallbackMethodName { get; set; }
    public bool AutoComplete { get; set; } = true;
    public IDictionary<string, string>? Metadata { get; set; }
}

public sealed class CreateBookmarkArgs
{
    public string? BookmarkId { get; set; }
    public object? Stimulus { get; set; }
    public ExecuteActivityDelegate? Callback { get; set; }
    public string? BookmarkName { get; set; }
    public bool AutoBurn { get; set; } = true;
    public bool IncludeActivityInstanceId { get; set; } = true;
    public bool AutoComplete { get; set; } = true;
    public IDictionary<string, string>? Metadata { get; set; }
}
