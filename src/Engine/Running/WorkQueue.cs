using Elsa.Workflows;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace BenchmarkWorkflow.Engine.Running;

/// <summary>An activity that is to be executed.</summary>
internal struct WorkItem
{
    public ActivityNode Node;
    public ActivityExecutionContext? Owner;
    public ActivityExecutionContext? ScheduledBy;
    public ActivityExecutionContext? Existing;
    public ActivityCompletionCallback? Callback;
    public object? Tag;
    public IEnumerable<Variable>? Variables;
    public IDictionary<string, object>? Input;
    public string? SchedulingActivityExecutionId;
    public string? SchedulingWorkflowInstanceId;
    public bool Withdrawn;
}

/// <summary>What is to be executed, first in first out: branches take turns. A ring of structs, so scheduling allocates nothing.</summary>
internal sealed class WorkQueue
{
    private WorkItem[] items = new WorkItem[4];
    private int head;

    public int Count { get; private set; }

    public ref WorkItem Enqueue()
    {
        if (Count == items.Length) Grow();
        ref var item = ref items[(head + Count++) & (items.Length - 1)];
        item = default;
        return ref item;
    }

    public ref WorkItem Last() => ref items[(head + Count - 1) & (items.Length - 1)];

    public WorkItem Dequeue()
    {
        ref var slot = ref items[head];
        var item = slot;
        slot = default;
        head = (head + 1) & (items.Length - 1);
        Count--;
        return item;
    }

    public void Clear()
    {
        Array.Clear(items);
        head = Count = 0;
    }

    public bool Holds(ActivityNode node, ActivityExecutionContext? owner)
    {
        for (var index = 0; index < Count; index++)
        {
            ref var item = ref At(index);
            if (item.Node == node && item.Owner == owner && !item.Withdrawn) return true;
        }

        return false;
    }

    /// <summary>True: something is scheduled for this execution or for one inside it.</summary>
    public bool HoldsWorkOf(ActivityExecutionContext context)
    {
        for (var index = 0; index < Count; index++)
        {
            ref var item = ref At(index);
            if (item.Withdrawn) continue;
            for (var owner = item.Owner; owner is not null; owner = owner.ParentActivityExecutionContext)
                if (owner == context) return true;
        }

        return false;
    }

    public void Withdraw(ActivityExecutionContext context)
    {
        for (var index = 0; index < Count; index++)
        {
            ref var item = ref At(index);
            if (item.Owner == context || item.Existing == context) item.Withdrawn = true;
        }
    }

    public void Withdraw(Predicate<WorkItem> which)
    {
        for (var index = 0; index < Count; index++)
        {
            ref var item = ref At(index);
            if (which(item)) item.Withdrawn = true;
        }
    }

    public void ForgetCallbacksOf(ActivityExecutionContext owner)
    {
        for (var index = 0; index < Count; index++)
        {
            ref var item = ref At(index);
            if (item.Owner == owner) item.Callback = null;
        }
    }

    private ref WorkItem At(int index) => ref items[(head + index) & (items.Length - 1)];

    private void Grow()
    {
        var larger = new WorkItem[items.Length * 2];
        for (var index = 0; index < Count; index++) larger[index] = At(index);
        items = larger;
        head = 0;
    }
}
