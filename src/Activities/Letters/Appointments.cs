using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;

namespace BenchmarkWorkflow.Activities.Letters;

/// <summary>Finds the appointment a mail carries as calendar file.</summary>
internal sealed class Appointments(IEnumerable<IAppointment> kinds)
{
    /// <exception cref="InvalidOperationException">There is no such appointment in this matter.</exception>
    public async Task<CalendarEvent> FindAsync(string name, Case about, CancellationToken ct) =>
        (kinds.FirstOrDefault(kind => kind.Name == name) is { } kind ? await kind.FindAsync(about, ct) : null)
        ?? throw new InvalidOperationException($"事项 {about.Matter} 没有名为“{name}”的日程。");
}

/// <summary>A kind of appointment, such as a company's slot in a defence.</summary>
internal interface IAppointment
{
    string Name { get; }

    string Label { get; }

    Task<CalendarEvent?> FindAsync(Case about, CancellationToken ct);
}
