namespace BenchmarkWorkflow.Mail.Outgoing;

/// <summary>Transactions for the sender, which works outside those of others. The house's unit of work implements it.</summary>
public interface IMailUnits
{
    /// <summary>Runs the work in a scope and transaction of its own, commits, and repeats it after a passing failure of the database.</summary>
    Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work, CancellationToken ct);
}

/// <summary>Stored files, for attachments by reference.</summary>
public interface IMailFiles
{
    /// <summary>The file's bytes, or null when there is no such file.</summary>
    Task<byte[]?> ReadAsync(string reference, CancellationToken ct);
}

/// <summary>What a letter says to its reader alone: the outbox keeps <see cref="Marker"/> in its place, so whoever may read the outbox cannot read it. It is put in when the letter leaves.</summary>
public interface IMailSecrets
{
    /// <summary>Stands in the text where the secret goes.</summary>
    const string Marker = "〔此处为仅收件人可见的链接，发送时填入〕";

    /// <summary>The <c>AboutKind</c> of the letters it knows the secret of.</summary>
    string AboutKind { get; }

    /// <summary>The secret; none when it is no longer good, or not for these recipients: such a letter must not leave.</summary>
    Task<string?> RevealAsync(string aboutId, IReadOnlyList<MailRecipient> recipients, CancellationToken ct);
}
