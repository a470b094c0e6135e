using BenchmarkWorkflow.Engine.Storage;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Inbox.Bulk;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>One task of many: what it wrote in the inbox, in the domain and for the engine is undone together, by the means that undo an activity.</summary>
internal sealed class TaskAttempts(IEffectScope effects) : ITaskAttempts
{
    public async Task<T> TryAsync<T>(Func<Task<T>> act, CancellationToken ct)
    {
        effects.Begin();
        try
        {
            return await act();
        }
        catch (Exception refused) when (RefusalOf(refused) is not null)
        {
            await effects.UndoAsync(ct);
            throw;
        }
    }

    public IReadOnlyList<BrokenRule>? RefusalOf(Exception exception) => exception switch
    {
        RuleBrokenException broken => broken.Rules,
        Selection.RuleBrokenException broken => [.. broken.Rules.Select(rule => new BrokenRule(rule.Name, rule.Message, rule.Field))],
        BenchmarkWorkflow.Mail.RuleBrokenException broken => [.. broken.Rules.Select(rule => new BrokenRule(rule.Name, rule.Message, rule.Field))],
        _ => null,
    };
}
