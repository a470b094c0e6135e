using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Exchanges;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Those who have a seat at the event.</summary>
internal class RegisteredRole(EventRegistrations registrations) : IRole
{
    public virtual string Name => "registered";

    public virtual string Label => "报名参加的人";

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        [.. (await registrations.OfEventAsync(about.Matter.Id, ct)).Where(Counts).Select(BoxOf)];

    internal static Mailbox BoxOf(EventRegistration guest) =>
        new(guest.Email, guest.Name, Number: guest.Code, Page: string.Create(CultureInfo.InvariantCulture, $"exchanges/{guest.EventId}/{guest.Code}"));

    private protected virtual bool Counts(EventRegistration guest) => guest.State is RegistrationState.Registered;
}

/// <summary>Those who came.</summary>
internal sealed class AttendedRole(EventRegistrations registrations) : RegisteredRole(registrations)
{
    public override string Name => "attended";

    public override string Label => "到场的人";

    private protected override bool Counts(EventRegistration guest) => guest.CheckedInAt is not null;
}

/// <summary>Who registered, in the matter of their registration.</summary>
internal sealed class GuestRole(DbContext db) : IRole
{
    public string Name => "guest";

    public string Label => "报名人";

    public bool IsOnePerson => true;

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        [.. (await db.Set<EventRegistration>().AsNoTracking().Where(guest => guest.Id == about.Matter.Id).ToListAsync(ct)).Select(RegisteredRole.BoxOf)];
}
