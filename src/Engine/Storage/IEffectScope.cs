using BenchmarkWorkflow.Engine.Running;

namespace BenchmarkWorkflow.Engine.Storage;

/// <summary>The effects of activities, when one activity runs another instance inside itself: the inner ones' undoing leaves the outer one's to itself.</summary>
public interface IEffectScope : IActivityEffects
{
    /// <summary>What follows, until <see cref="Leave"/>, happens inside the activity that is running now.</summary>
    void Enter();

    void Leave();
}
