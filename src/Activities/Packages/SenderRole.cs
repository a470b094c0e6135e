using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Mail.Format;
using BenchmarkWorkflow.Selection.Packages;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Packages;

/// <summary>Who sent the package.</summary>
internal sealed class SenderRole(DbContext db) : IRole
{
    public string Name => "sender";

    public string Label => "来信人";

    public bool IsOnePerson => true;

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) =>
        await db.Set<Package>().Where(p => p.Id == about.Matter.Id).Select(p => p.Sender).SingleAsync(ct) is var sender && MailAddress.IsValid(sender) ? [new Mailbox(sender)] : [];
}
