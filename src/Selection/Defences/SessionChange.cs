namespace BenchmarkWorkflow.Selection.Defences;

/// <summary>What a session is to become, and what stands in its way.</summary>
/// <param name="IsHeld">Whether a company of it was there, or not, already.</param>
/// <param name="Unknown">Whether the panel names somebody who is in no pool.</param>
/// <param name="Retired">Names of those who left the pool.</param>
/// <param name="RoomTakenBy">The number of another session in that room at that time.</param>
/// <param name="Elsewhere">Names of those who sit on another panel at that time.</param>
/// <param name="JudgesOf">By company, how many of the panel may judge it.</param>
public sealed record SessionChange(
    DateTimeOffset StartsAt, string Room, IReadOnlyList<long> Panel, bool IsHeld, bool Unknown, IReadOnlyList<string> Retired, int? RoomTakenBy, IReadOnlyList<string> Elsewhere,
    IReadOnlyDictionary<string, int> JudgesOf);
