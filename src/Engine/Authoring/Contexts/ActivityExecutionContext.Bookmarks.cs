using BenchmarkWorkflow.Engine.Running;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

public sealed partial class ActivityExecutionContext
{
    public IEnumerable<Bookmark> Bookmarks => WorkflowExecutionContext.Bookmarks.Where(bookmark => bookmark.ActivityInstanceId == Id);

    public IEnumerable<Bookmark> NewBookmarks => extras?.NewBookmarks ?? [];

    public void CreateBookmarks(IEnumerable<object> payloads, ExecuteActivityDelegate? callback = default, bool includeActivityInstanceId = true, string? bookmarkName = default)
    {
        foreach (var payload in payloads)
            CreateBookmark(new CreateBookmarkArgs { Stimulus = payload, Callback = callback, BookmarkName = bookmarkName, IncludeActivityInstanceId = includeActivityInstanceId });
    }

    public void AddBookmarks(IEnumerable<Bookmark> bookmarks)
    {
        foreach (var bookmark in bookmarks) AddBookmark(bookmark);
    }

    public void AddBookmark(Bookmark bookmark)
    {
        (Extras.NewBookmarks ??= []).Add(bookmark);
        WorkflowExecutionContext.Bookmarks.Add(bookmark);
        IsDirty = true;
    }

    public Bookmark CreateBookmark(ExecuteActivityDelegate callback, IDictionary<string, string>? metadata = default) =>
        CreateBookmark(new CreateBookmarkArgs { Callback = callback, Metadata = metadata });

    public Bookmark CreateBookmark(object stimulus, ExecuteActivityDelegate? callback, bool includeActivityInstanceId = true, IDictionary<string, string>? customProperties = default) =>
        CreateBookmark(new CreateBookmarkArgs { Stimulus = stimulus, Callback = callback, IncludeActivityInstanceId = includeActivityInstanceId, Metadata = customProperties });

    public Bookmark CreateBookmark(object stimulus, bool includeActivityInstanceId, IDictionary<string, string>? customProperties = default) =>
        CreateBookmark(new CreateBookmarkArgs { Stimulus = stimulus, IncludeActivityInstanceId = includeActivityInstanceId, Metadata = customProperties });

    public Bookmark CreateBookmark(object stimulus, IDictionary<string, string>? metadata = default) =>
        CreateBookmark(new CreateBookmarkArgs { Stimulus = stimulus, Metadata = metadata });

    /// <summary>Makes the instance wait here. The callback must be a method of the activity: it is found again by its name after a reload.</summary>
    public Bookmark CreateBookmark(CreateBookmarkArgs? options = default)
    {
        options ??= new CreateBookmarkArgs();
        var name = options.BookmarkName ?? Activity.Type;
        var bookmark = new Bookmark(
            options.BookmarkId ?? WorkflowExecutionContext.IdentityGenerator.GenerateId(),
            name,
            GetRequiredService<IStimulusHasher>().Hash(name, options.Stimulus, options.IncludeActivityInstanceId ? Id : null),
            options.Stimulus,
            Activity.Id,
            NodeId,
            Id,
            WorkflowExecutionContext.SystemClock.UtcNow,
            options.AutoBurn,
            options.Callback is { } callback ? Callbacks.NameOf(callback, Activity) : null,
            options.AutoComplete,
            options.Metadata);
        AddBookmark(bookmark);
        return bookmark;
    }

    public void ClearBookmarks()
    {
        extras?.NewBookmarks?.Clear();
        if (WorkflowExecutionContext.HasBookmarks) WorkflowExecutionContext.RemoveBookmarks(bookmark => bookmark.ActivityInstanceId == Id);
    }
}
