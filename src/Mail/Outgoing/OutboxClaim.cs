using System.Globalization;
using System.Text.Json;
using BenchmarkWorkflow.Mail.Transports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>The sender's side of a row: taken by one sender at a time, and given back with what became of it.</summary>
/// <remarks>
/// A claim counts the attempt on and sets a lease. A sender that dies leaves the row Sending until the lease ends, then another takes it;
/// what a late sender reports after that is ignored, since the attempt's number is no longer its own.
/// </remarks>
public sealed class OutboxClaim(DbContext db, TimeProvider time, IOptions<MailOptions> options)
{
    /// <summary>
    /// Takes the messages that are due, oldest first, at most <see cref="MailOptions.ClaimSize"/>, and leaves out what others hold just now. One whose
    /// attempts are used up, since no sender of it ever reported, is a dead letter instead. Empty only when nothing is due.
    /// </summary>
    /// <returns>The messages, and whether more may be due than one claim takes.</returns>
    public async Task<(IReadOnlyList<OutgoingMessage> Claimed, bool MayBeMore)> TakeAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        while (true)
        {
            var due = await DueAsync(now, ct);
            await ClaimAsync(due, now, ct);
            var claimed = due.Where(message => message.Status is OutgoingStatus.Sending).OrderBy(message => message.Id).ToList();
            if (claimed.Count > 0 || due.Count == 0) return (claimed, due.Count == options.Value.ClaimSize);
        }
    }

    /// <summary>When the next message is due, or null when none waits.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken ct) =>
        await db.Set<OutgoingMessage>().AsNoTracking()
            .Where(m => m.Status == OutgoingStatus.Queued || m.Status == OutgoingStatus.Sending)
            .OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(ct);

    /// <summary>Writes down what became of the messages.</summary>
    public async Task ReportAsync(IReadOnlyList<SendingReport> reports, CancellationToken ct)
    {
        List<SendingReport> others = [];
        foreach (var report in reports)
            if (!await SentAtOnceAsync(report, ct)) others.Add(report);
        if (others.Count == 0) return;
        var ids = others.Select(report => report.Id).ToList();
        var rows = await db.Set<OutgoingMessage>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var report in others)
            if (rows.TryGetValue(report.Id, out var message) && message.Status == OutgoingStatus.Sending && message.Attempts == report.Attempt)
                Apply(message, report);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Gives claimed messages back unsent, since their sender is to stop: they are due again, and the attempt does not count.</summary>
    public async Task ReleaseAsync(IReadOnlyList<OutgoingMessage> messages, CancellationToken ct)
    {
        var (ids, now) = (messages.Select(message => message.Id).ToList(), time.GetUtcNow());
        var rows = await db.Set<OutgoingMessage>().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        foreach (var claimed in messages)
        {
            if (!rows.TryGetValue(claimed.Id, out var message) || message.Status != OutgoingStatus.Sending || message.Attempts != claimed.Attempts) continue;
            (message.Status, message.DueAt) = (OutgoingStatus.Queued, now);
            message.Attempts--;
            message.Revision++;
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>What nearly all mail comes to, in one statement: everybody has it, and nobody had it before.</summary>
    private async Task<bool> SentAtOnceAsync(SendingReport report, CancellationToken ct)
    {
        if (report.Error is not null) return false;
        var delivered = Json([.. report.Delivered.Distinct()]);
        return await db.Set<OutgoingMessage>()
            .Where(m => m.Id == report.Id && m.Status == OutgoingStatus.Sending && m.Attempts == report.Attempt && m.DeliveredJson == Nobody)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Status, OutgoingStatus.Sent).SetProperty(m => m.SentAt, report.At).SetProperty(m => m.Reply, report.Reply)
                    .SetProperty(m => m.LastError, (string?)null).SetProperty(m => m.DeliveredJson, delivered).SetProperty(m => m.Revision, m => m.Revision + 1), ct) == 1;
    }

    private const string Nobody = "[]";

    private static readonly SteadyList<DateTimeOffset, int, OutgoingMessage> AllDue = new((db, now, size) => db.Set<OutgoingMessage>().AsNoTracking()
        .Where(m => (m.Status == OutgoingStatus.Queued || m.Status == OutgoingStatus.Sending) && m.DueAt <= now)
        .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(size));

    /// <summary>Locked rows are skipped on PostgreSQL; SQLite has one writer, which we are.</summary>
    private Task<List<OutgoingMessage>> DueAsync(DateTimeOffset now, CancellationToken ct)
    {
        var size = options.Value.ClaimSize;
        if (db.Database.ProviderName?.EndsWith("PostgreSQL", StringComparison.Ordinal) is not true) return AllDue.AskAsync(db, now, size, ct);
        var (table, name) = Names();
        var sql = string.Create(CultureInfo.InvariantCulture, $$"""
            select * from {{table}} where {{name(nameof(OutgoingMessage.Status))}} in ('Queued', 'Sending') and {{name(nameof(OutgoingMessage.DueAt))}} <= {0}
            order by {{name(nameof(OutgoingMessage.DueAt))}}, {{name(nameof(OutgoingMessage.Id))}} limit {{size}} for update skip locked
            """);
        return db.Set<OutgoingMessage>().FromSqlRaw(sql, now).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>Those that may be tried once more are claimed at one go; what was claimed in vain too often is a dead letter.</summary>
    private async Task ClaimAsync(IReadOnlyList<OutgoingMessage> due, DateTimeOffset now, CancellationToken ct)
    {
        var lease = now + options.Value.Lease;
        foreach (var lost in due.Where(message => message.Attempts >= options.Value.MaxAttempts))
        {
            lost.LastError ??= string.Create(CultureInfo.InvariantCulture, $"Nothing was heard of any of {lost.Attempts} attempts.");
            lost.Status = OutgoingStatus.Failed;
            await db.Set<OutgoingMessage>().Where(m => m.Id == lost.Id).ExecuteUpdateAsync(
                set => set.SetProperty(m => m.Status, OutgoingStatus.Failed).SetProperty(m => m.LastError, lost.LastError).SetProperty(m => m.Revision, m => m.Revision + 1), ct);
        }

        var tried = due.Where(message => message.Status is not OutgoingStatus.Failed).ToList();
        if (tried.Count == 0) return;
        var ids = tried.Select(message => message.Id).ToList();
        await db.Set<OutgoingMessage>().Where(m => ids.Contains(m.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.Status, OutgoingStatus.Sending).SetProperty(m => m.DueAt, lease)
                .SetProperty(m => m.Attempts, m => m.Attempts + 1).SetProperty(m => m.Revision, m => m.Revision + 1), ct);
        foreach (var message in tried) (message.Status, message.DueAt, message.Attempts, message.Revision) = (OutgoingStatus.Sending, lease, message.Attempts + 1, message.Revision + 1);
    }

    private (string Table, Func<string, string> Column) Names()
    {
        var entity = db.Model.FindEntityType(typeof(OutgoingMessage)) ?? throw new InvalidOperationException("The outbox is not mapped.");
        var table = entity.GetTableName() ?? throw new InvalidOperationException("The outbox has no table.");
        var store = StoreObjectIdentifier.Table(table, entity.GetSchema());
        return ($"\"{table}\"", property => $"\"{entity.FindProperty(property)?.GetColumnName(store)}\"");
    }

    private void Apply(OutgoingMessage message, SendingReport report)
    {
        message.Revision++;
        message.Reply = report.Reply;
        message.LastError = report.Error;
        var delivered = Delivered(message).Concat(report.Delivered).Distinct().ToList();
        message.DeliveredJson = Json(delivered);
        if (report.Error is null)
        {
            (message.Status, message.SentAt) = (OutgoingStatus.Sent, report.At);
            return;
        }

        if (report.Permanent || message.Attempts >= options.Value.MaxAttempts)
        {
            message.Status = OutgoingStatus.Failed;
            return;
        }

        message.Status = OutgoingStatus.Queued;
        message.DueAt = report.At + RetryBackoff.After(
            message.Attempts, options.Value.FirstRetry, options.Value.LongestRetry, MailKeys.Jitter(message.MessageId, message.Attempts));
    }

    private static string Json(IReadOnlyList<string> delivered) => JsonSerializer.Serialize(delivered, MailJson.Stored.IReadOnlyListString);

    internal static IReadOnlyList<string> Delivered(OutgoingMessage message) =>
        JsonSerializer.Deserialize(message.DeliveredJson, MailJson.Stored.IReadOnlyListString) ?? [];
}

/// <summary>What became of one attempt.</summary>
/// <param name="Attempt">Number of the attempt, as the claim counted it.</param>
/// <param name="Delivered">Addresses that have it now.</param>
/// <param name="Error">Null when everybody has it.</param>
/// <param name="Permanent">Whether trying again is useless.</param>
public sealed record SendingReport(long Id, int Attempt, DateTimeOffset At, IReadOnlyList<string> Delivered, string? Reply, string? Error, bool Permanent)
{
    internal static SendingReport Of(OutgoingMessage message, DateTimeOffset at, MailOutcome outcome)
    {
        var refused = outcome.Recipients.Where(recipient => recipient.Refusal is not null).ToList();
        return new(
            message.Id, message.Attempts, at, [.. outcome.Recipients.Where(recipient => recipient.Refusal is null).Select(recipient => recipient.Address)],
            outcome.Reply, refused.Count == 0 ? null : string.Join("; ", refused.Select(recipient => $"{recipient.Address}: {recipient.Refusal}")),
            refused.All(recipient => recipient.Permanent));
    }
}
