using System.Text.Json.Nodes;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>What a person makes of a task when they come to it.</summary>
/// <param name="Favour">How good they find the matter, 0 to 1; numbers of the form follow it.</param>
/// <param name="Wishes">Values by field key.</param>
/// <param name="IfRefused">What they do when the system refuses the first answer with a broken rule; null: they leave it.</param>
internal sealed record Reply(string Action, string? Opinion = null, double Favour = 0.8, IReadOnlyDictionary<string, JsonNode?>? Wishes = null, Reply? IfRefused = null);

/// <summary>Who comes to a task when, and what they then make of it; a null reply means that they let it be.</summary>
internal sealed record Visit(string By, DateTimeOffset At, Func<IServiceProvider, CancellationToken, Task<Reply?>> Decide);
