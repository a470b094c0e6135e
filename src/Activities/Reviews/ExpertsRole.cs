using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Activities.Reviews;

/// <summary>The experts whose score of the documents is still to come.</summary>
internal sealed class ExpertsRole(DbContext db) : IRole
{
    public string Name => "experts";

    public string Label => "评审专家（未交评分的）";

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => [.. (await OfAsync(about, ct)).Select(expert => expert.Account)];

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => [.. (await OfAsync(about, ct)).Select(expert => new Mailbox(expert.Email, expert.Name, expert.Account))];

    private Task<List<Expert>> OfAsync(Case about, CancellationToken ct) => (
        from sheet in db.Set<ScoreSheet>()
        where sheet.ApplicationId == about.ApplicationId && (sheet.State == ScoreSheetState.Assigned || sheet.State == ScoreSheetState.Draft)
        join expert in db.Set<Expert>() on sheet.ExpertId equals expert.Id
        orderby sheet.Id
        select expert).AsNoTracking().ToListAsync(ct);
}
