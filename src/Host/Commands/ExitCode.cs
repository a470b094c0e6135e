namespace BenchmarkWorkflow.Host.Commands;

/// <summary>What the process answers when it ends.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing to tell.</summary>
    public const int Done = 0;

    /// <summary>Done, and what was asked about is not in order: definitions differ, or have problems.</summary>
    public const int Findings = 1;

    /// <summary>The command line, a setting or a file is wrong; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The work failed: the database is out of reach, a port is taken, or a fault of ours.</summary>
    public const int Failed = 3;
}
