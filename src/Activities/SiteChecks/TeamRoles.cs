using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Selection.Reviews;
using BenchmarkWorkflow.Selection.SiteChecks;

namespace BenchmarkWorkflow.Activities.SiteChecks;

/// <summary>Those who visit the company.</summary>
internal class TeamRole(SiteCheckDesk desk, ExpertPool experts) : IRole
{
    public virtual string Name => "team";

    public virtual string Label => "核查组";

    public virtual bool IsOnePerson => false;

    public async Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => [.. (await MembersAsync(about, ct)).Select(expert => expert.Account)];

    public async Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => [.. (await MembersAsync(about, ct)).Select(expert => new Mailbox(expert.Email, expert.Name, expert.Account))];

    private protected virtual async Task<IReadOnlyList<Expert>> MembersAsync(Case about, CancellationToken ct)
    {
        var team = (await desk.OfApplicationAsync(about.NeedApplication(), ct)).LastOrDefault(check => check.State != SiteCheckState.Cancelled)?.Team ?? [];
        var pool = (await experts.ListAsync(ct)).ToDictionary(expert => expert.Id);
        return [.. team.Where(pool.ContainsKey).Select(id => pool[id])]; // who leads them first
    }
}

/// <summary>Who reports for the team: its first member.</summary>
internal sealed class TeamLeaderRole(SiteCheckDesk desk, ExpertPool experts) : TeamRole(desk, experts)
{
    public override string Name => "team-leader";

    public override string Label => "核查组长";

    public override bool IsOnePerson => true;

    private protected override async Task<IReadOnlyList<Expert>> MembersAsync(Case about, CancellationToken ct) => [.. (await base.MembersAsync(about, ct)).Take(1)];
}
