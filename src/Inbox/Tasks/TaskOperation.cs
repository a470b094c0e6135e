using System.Security.Cryptography;
using System.Text;

namespace BenchmarkWorkflow.Inbox.Tasks;

/// <summary>An act already done under an operation id: the answer it got, kept so that a repeat gets the same.</summary>
public sealed class TaskOperation
{
    /// <summary>The caller's operation id.</summary>
    public string Id { get; internal set; } = "";

    public long TaskId { get; internal set; }

    public string ContentHash { get; internal set; } = "";

    public string ReceiptJson { get; internal set; } = "";

    public DateTimeOffset At { get; internal set; }

    internal static string HashOf(TaskAct act, string verb, string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{verb}\n{act.TaskId}\n{act.Actor}\n{act.Reason}\n{content}")));
}
