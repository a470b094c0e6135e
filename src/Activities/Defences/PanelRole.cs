using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Defences;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Defences;

/// <summary>The members of the panel who may judge the company and have not scored it yet.</summary>
internal sealed class PanelRole(DbContext db, DefenceDay day) : IRole
{
    public string Name => "panel";

    public string Label => "答辩评委";

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => [.. (await OfAsync(about, ct)).Select(expert => expert.Account)];

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => [.. (await OfAsync(about, ct)).Select(expert => new Mailbox(expert.Email, expert.Name, expert.Account))];

    private async Task<List<Expert>> OfAsync(Case about, CancellationToken ct)
    {
        var judges = await day.JudgesAsync(about.NeedApplication(), ct);
        return await db.Set<Expert>().AsNoTracking()
            .Where(expert => judges.Contains(expert.Id) && !db.Set<PanelScore>().Any(score => score.ApplicationId == about.ApplicationId && score.ExpertId == expert.Id))
            .OrderBy(expert => expert.Id).ToListAsync(ct);
    }
}
