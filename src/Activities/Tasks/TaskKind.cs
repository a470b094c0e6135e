using System.Text.Json;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Inbox.Forms;

namespace BenchmarkWorkflow.Activities.Tasks;

/// <summary>A kind of task: what its form asks for, and what an answer does in the selection.</summary>
/// <remarks>A kind that nobody registered asks for nothing and does nothing: the process alone acts on its answer.</remarks>
internal abstract class TaskKind
{
    /// <summary>Stable name, the task's type.</summary>
    public abstract string Name { get; }

    /// <summary>What people read.</summary>
    public abstract string Label { get; }

    /// <summary>The form, made of the campaign's settings when the task is made; none when only an action is asked for.</summary>
    public virtual Task<TaskForm?> FormAsync(Case about, CancellationToken ct) => Task.FromResult<TaskForm?>(null);

    /// <summary>
    /// Whether the process is told the outcome and nothing else. What it is told stays with its instance, where process owners read it: no score, and nobody's name among those
    /// who judge, belongs there.
    /// </summary>
    public virtual bool TellsOutcomeOnly => false;

    /// <summary>Fields of the form that the process is not told, for the same reason.</summary>
    public virtual IReadOnlyCollection<string> KeptBack => [];

    /// <summary>Does what the answer means, in the transaction in which the person gives it. An exception refuses the answer.</summary>
    public virtual Task RecordAsync(PersonsAnswer answer, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What a person answered to a task.</summary>
/// <param name="Data">The filled form.</param>
/// <param name="Opinion">May be empty.</param>
internal sealed record PersonsAnswer(Concern About, string Action, JsonElement Data, string Opinion, string Actor)
{
    public string Text(string key) => Data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    public bool Flag(string key) => Data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;
}
