namespace BenchmarkWorkflow.Mail.Incoming;

/// <summary>Whoever makes something of received messages: packages of applications, answers, refusals.</summary>
public interface IMailIntake
{
    /// <summary>
    /// Called for a message that was not known, in the transaction that keeps it: what is written here commits with it or not at all.
    /// </summary>
    /// <returns>What was made of it, or null when it is not this intake's.</returns>
    Task<IntakeResult?> TakeAsync(IncomingMessage message, CancellationToken ct);
}

/// <summary>What an intake made of a message.</summary>
/// <param name="NeedsAttention">Whether a person has to look at it.</param>
/// <param name="Note">Chinese: what was done, or what is wrong.</param>
public sealed record IntakeResult(bool NeedsAttention, string Note, string? AboutKind = null, string? AboutId = null);
