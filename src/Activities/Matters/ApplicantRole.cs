namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>The company concerned.</summary>
internal sealed class ApplicantRole : IRole
{
    public string Name => "applicant";

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(about.Account is { } account ? [account] : []);

    public Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<Mailbox>?>(about.Mailbox is { } box ? [box] : []);
}
