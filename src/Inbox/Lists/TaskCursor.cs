using System.Buffers.Text;
using System.Globalization;
using System.Text;
using BenchmarkWorkflow.Inbox.Tasks;

namespace BenchmarkWorkflow.Inbox.Lists;

/// <summary>The place in a sorted list after a task: its sort value and its id.</summary>
internal sealed record TaskCursor(TaskSort Sort, long Value, long Id)
{
    public static TaskCursor After(TaskSort sort, UserTask task) => new(sort, ValueOf(sort, task), task.Id);

    public override string ToString() => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Sort}.{Value}.{Id}")));

    /// <summary>Null where the text is not a cursor of a list sorted this way.</summary>
    public static TaskCursor? Read(string text, TaskSort sort)
    {
        if (!Base64Url.IsValid(text)) return null;
        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        return parts is [var s, var v, var i]
            && int.TryParse(s, CultureInfo.InvariantCulture, out var sorted) && sorted == (int)sort
            && long.TryParse(v, CultureInfo.InvariantCulture, out var value)
            && long.TryParse(i, CultureInfo.InvariantCulture, out var id) ? new(sort, value, id) : null;
    }

    public IQueryable<UserTask> Skip(IQueryable<UserTask> tasks)
    {
        var instant = new DateTimeOffset(Sort is TaskSort.Priority ? 0 : Value, TimeSpan.Zero);
        return Sort switch
        {
            TaskSort.Due => tasks.Where(t => t.DueOrder > instant || (t.DueOrder == instant && t.Id > Id)),
            TaskSort.Priority => tasks.Where(t => t.Priority < Value || (t.Priority == Value && t.Id > Id)),
            TaskSort.Newest => tasks.Where(t => t.CreatedAt < instant || (t.CreatedAt == instant && t.Id < Id)),
            TaskSort.Oldest => tasks.Where(t => t.CreatedAt > instant || (t.CreatedAt == instant && t.Id > Id)),
        };
    }

    public static IQueryable<UserTask> Sorted(IQueryable<UserTask> tasks, TaskSort sort) => sort switch
    {
        TaskSort.Due => tasks.OrderBy(t => t.DueOrder).ThenBy(t => t.Id),
        TaskSort.Priority => tasks.OrderByDescending(t => t.Priority).ThenBy(t => t.Id),
        TaskSort.Newest => tasks.OrderByDescending(t => t.CreatedAt).ThenByDescending(t => t.Id),
        TaskSort.Oldest => tasks.OrderBy(t => t.CreatedAt).ThenBy(t => t.Id),
    };

    private static long ValueOf(TaskSort sort, UserTask task) => sort switch
    {
        TaskSort.Due => task.DueOrder.UtcTicks,
        TaskSort.Priority => task.Priority,
        TaskSort.Newest or TaskSort.Oldest => task.CreatedAt.UtcTicks,
    };
}
