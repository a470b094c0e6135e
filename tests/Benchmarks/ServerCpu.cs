using System.Globalization;
using Npgsql;

namespace BenchmarkWorkflow.Benchmarks;

/// <summary>The CPU time that a PostgreSQL server on this machine has used: its first process and all it has made.</summary>
internal sealed class ServerCpu
{
    private readonly int postmaster;

    private ServerCpu(int postmaster) => this.postmaster = postmaster;

    /// <summary>The server of a connection string, found by its port; null if the machine does not tell (no <c>/proc</c>, a remote server).</summary>
    public static ServerCpu? Of(string connectionString)
    {
        var port = new NpgsqlConnectionStringBuilder(connectionString).Port.ToString(CultureInfo.InvariantCulture);
        foreach (var process in Processes())
            if (Read($"/proc/{process}/cmdline") is { } line && line.Split('\0') is [var program, ..] args && program.EndsWith("/postgres", StringComparison.Ordinal) && args.Contains(port)) return new ServerCpu(process);
        return null;
    }

    public double Milliseconds => Processes().Where(Belongs).Sum(process => Read($"/proc/{process}/schedstat") is { } line ? long.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture) / 1e6 : 0);

    private bool Belongs(int process) =>
        process == postmaster || (Read($"/proc/{process}/stat") is { } stat && int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == postmaster);

    private static IEnumerable<int> Processes() => Directory.Exists("/proc")
        ? Directory.EnumerateDirectories("/proc").Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0)
        : [];

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null; // it has ended meanwhile
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }
}
