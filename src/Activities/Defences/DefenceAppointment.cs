using BenchmarkWorkflow.Activities.Letters;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Calendar;
using BenchmarkWorkflow.Selection.Defences;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>The company's slot.</summary>
internal sealed class DefenceAppointment(DefenceDay day) : IAppointment
{
    public string Name => "defence";

    public string Label => "答辩";

    public async Task<CalendarEvent?> FindAsync(Case about, CancellationToken ct) =>
        about.ApplicationId is { } application && await day.InvitationAsync(application, ct) is { } slot
            ? new CalendarEvent(slot.Uid, slot.Sequence, $"全国质量标杆答辩评审：{slot.Company}", slot.StartsAt, slot.EndsAt) { Location = slot.Place, RemindBefore = TimeSpan.FromDays(1) }
            : null;
}
