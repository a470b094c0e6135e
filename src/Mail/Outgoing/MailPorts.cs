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
