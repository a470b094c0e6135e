using System.Diagnostics;
using Npgsql;

namespace BenchmarkWorkflow.TestKit;

/// <summary>A PostgreSQL server of this test process alone: made on first use from the binaries of the machine, gone when the process ends, however it ends.</summary>
public sealed class PostgresServer
{
    private static readonly Dictionary<bool, Lazy<Task<PostgresServer>>> Servers = new()
    {
        [false] = new(() => MakeAsync(durable: false)),
        [true] = new(() => MakeAsync(durable: true)),
    };

    private readonly int port;

    private PostgresServer(int port) => this.port = port;

    /// <summary>The server of this process, without fsync; <paramref name="durable"/>: another one, as shipped (for measuring and for crash tests).</summary>
    public static Task<PostgresServer> StartAsync(bool durable = false) => Servers[durable].Value;

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20;Timeout=30";

    /// <summary>Runs one statement on the maintenance database.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresServer> MakeAsync(bool durable)
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(path => File.Exists(Path.Combine(path, "initdb"))).Order().LastOrDefault()
            : null;
        if (bin is null) throw new InvalidOperationException("PostgreSQL's server binaries are not installed (apt-get install postgresql). tests/run.sh does it.");
        var port = Ports.Free();
        var settings = durable ? "" : "-c fsync=off -c synchronous_commit=off -c full_page_writes=off";
        // The server refuses to run as root. The shell ends it when this process' end of the pipe closes, also after a SIGKILL.
        var script = $"""
            dir=$(mktemp -d /tmp/benchmark-workflow-pg-XXXXXX); chmod 700 "$dir"
            as=""; if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; as="setpriv --reuid=postgres --regid=postgres --clear-groups"; fi
            cd "$dir"
            $as {bin}/initdb -D "$dir/data" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 || cat "$dir/initdb.log"
            $as {bin}/postgres -D "$dir/data" -p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories="$dir" -c max_connections=120 {settings} >"$dir/log" 2>&1 </dev/null &
            pid=$!
            cat >/dev/null
            kill -QUIT $pid; wait $pid; cd /; rm -rf "$dir"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        var shell = Process.Start(start) ?? throw new InvalidOperationException("/bin/sh did not start.");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            shell.StandardInput.Close();
            shell.WaitForExit(5000);
        };
        var server = new PostgresServer(port);
        await server.WaitAsync(shell);
        return server;
    }

    private async Task WaitAsync(Process shell)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                await ExecuteAsync("select 1");
                return;
            }
            catch (NpgsqlException) when (patience.Elapsed < TimeSpan.FromSeconds(60) && !shell.HasExited)
            {
            }
        }
    }
}
