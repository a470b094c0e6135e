using BenchmarkWorkflow.Engine.Dispatching;
using BenchmarkWorkflow.Host.Rehearsal.People;
using BenchmarkWorkflow.Mail.Outgoing;
using BenchmarkWorkflow.Persistence;

namespace BenchmarkWorkflow.Host.Rehearsal;

/// <summary>
/// Runs the year: moves the clock to the next thing anybody plans or any process waits for, lets it happen, lets the processes react, lets people
/// look into their inboxes. Single-threaded, so that the same seed gives the same year.
/// </summary>
internal sealed class Season(UnitOfWork work, Dispatcher dispatcher, MailSender mail, RehearsalClock clock, Agenda agenda, Inboxes inboxes, PublicActs publicActs, Refusals refusals, YearProgress progress)
{
    /// <summary>Goes on until nobody plans anything and no process waits for a time, or until <paramref name="end"/>.</summary>
    public async Task RunAsync(DateTimeOffset end, CancellationToken ct)
    {
        await StirAsync(ct);
        while (await NextAsync(ct) is { } next && next <= end)
        {
            ct.ThrowIfCancellationRequested();
            clock.MoveTo(next);
            progress.MoveTo(clock.GetUtcNow());
            while (agenda.TryTake(clock.GetUtcNow(), out var act)) await DoAsync(act, ct);
            await StirAsync(ct);
        }
    }

    /// <summary>A refusal is an answer of the system like another: it is counted, and the year goes on.</summary>
    private async Task DoAsync(Act act, CancellationToken ct)
    {
        progress.Act();
        try
        {
            await work.RunAsync(act.Do, ct);
        }
        catch (Exception refused) when (Refusals.Is(refused))
        {
            refusals.Count(refused);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{clock.GetUtcNow():u} {act.What}: {fault.Message}", fault);
        }
    }

    /// <summary>The processes take up what is there; mail goes out; people see what is new.</summary>
    private async Task StirAsync(CancellationToken ct)
    {
        if (!await dispatcher.StepAsync(ct)) return; // tasks, letters, notices and meetings come of processes only
        do progress.Burst();
        while (await dispatcher.StepAsync(ct));
        await mail.SendDueAsync(ct);
        await work.ReadAsync(async (services, token) =>
        {
            await inboxes.LookAsync(services, token);
            await publicActs.LookAsync(services, token);
            return true;
        }, ct);
    }

    private async Task<DateTimeOffset?> NextAsync(CancellationToken ct)
    {
        DateTimeOffset?[] times = [agenda.Next, await dispatcher.NextDueAsync(ct)];
        return times.Where(time => time is not null).Min();
    }
}
