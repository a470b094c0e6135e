namespace BenchmarkWorkflow.Activities.Matters;

/// <summary>The company concerned.</summary>
internal sealed class ApplicantRole : IRole
{
    public string Name => "applicant";

    public string Label => "申报企业";

    public bool IsOnePerson => true;

    public Task<IReadOnlyList<string>> UsersAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(about.Account is { } account ? [account] : []);

    public Task<IReadOnlyList<Mailbox>?> MailboxesAsync(Case about, CancellationToken ct) => Task.FromResult<IReadOnlyList<Mailbox>?>(about.Mailbox is { } box ? [box] : []);
}
