using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Exchanges;

namespace BenchmarkWorkflow.Activities.Exchanges;

/// <summary>Those who have a seat at the event.</summary>
internal class RegisteredRole(EventRegistrations registrations) : IRole
{
    public virtual string Name => "registered";

    public virtual string Label => "报名参加的人";

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        [.. (await registrations.OfEventAsync(about.Matter.Id, ct)).Where(Counts).Select(guest => new Mailbox(guest.Email, guest.Name))];

    private protected virtual bool Counts(EventRegistration guest) => guest.State is RegistrationState.Registered;
}

/// <summary>Those who came.</summary>
internal sealed class AttendedRole(EventRegistrations registrations) : RegisteredRole(registrations)
{
    public override string Name => "attended";

    public override string Label => "到场的人";

    private protected override bool Counts(EventRegistration guest) => guest.CheckedInAt is not null;
}
