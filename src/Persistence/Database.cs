using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BenchmarkWorkflow.Persistence;

/// <summary>The database of this process: its kind, and the connections to it.</summary>
/// <remarks>
/// A connection string with <c>Host=</c> or <c>Server=</c>, or a <c>postgres://</c> address, is PostgreSQL; anything else is SQLite
/// (<c>Data Source=…</c>, or just the path of the file). SQLite has one writing connection in a process, handed from one unit to the next,
/// and a few that read beside it (WAL). PostgreSQL has Npgsql's pool.
/// </remarks>
public sealed class Database : IAsyncDisposable, IDisposable
{
    /// <summary>How many commits that units share are sent to PostgreSQL at once.</summary>
    internal const int CommitsAtOnce = 4;

    // What a lost connection holds is free again after a minute, where the network tells nothing; by itself the server would keep it for two hours.
    private const string NoticeLostClients = "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3";

    // Commits and readings that units share find every row by its key, however many go together and whatever the statistics say of the table: planned once, never again.
    private const string PlanByKey = "; set plan_cache_mode = force_generic_plan; set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set jit = off";

    private readonly NpgsqlDataSource? source;
    private readonly NpgsqlDataSource? committing;
    private readonly string sqlite = "";
    private readonly bool scratch;
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Stack<SqliteConnection> readers = new();
    private SqliteConnection? writer;
    private bool disposed;

    /// <param name="connectionString">See the remarks.</param>
    /// <param name="scratch">SQLite only: the database is thrown away by this process, so its commits wait for no disk and a power cut may spoil the file.</param>
    public Database(string connectionString, bool scratch = false)
    {
        this.scratch = scratch;
        Kind = KindOf(connectionString);
        if (Kind == DatabaseKind.Postgres)
        {
            source = Source(Postgres(connectionString), NoticeLostClients);
            committing = Source(new NpgsqlConnectionStringBuilder(Postgres(connectionString)) { MinPoolSize = 0, MaxPoolSize = CommitsAtOnce + SharedReads.AtOnce, NoResetOnClose = true }.ConnectionString, NoticeLostClients + PlanByKey + "; set lock_timeout = '50ms'");
            ConnectionString = source.ConnectionString;
            return;
        }

        var builder = SqliteOf(connectionString);
        builder.Pooling = false; // the process keeps its own few
        builder.ForeignKeys = true;
        builder.DefaultTimeout = 30;
        if (Path.GetDirectoryName(Path.GetFullPath(builder.DataSource)) is { } folder) Directory.CreateDirectory(folder);
        ConnectionString = sqlite = builder.ToString();
    }

    public DatabaseKind Kind { get; }

    /// <summary>As the driver sees it; without the password on PostgreSQL.</summary>
    public string ConnectionString { get; }

    /// <summary>The pool of PostgreSQL connections.</summary>
    internal NpgsqlDataSource Postgresql => source ?? throw new InvalidOperationException("This database is SQLite.");

    /// <summary>The few PostgreSQL connections for commits and readings that units share: none of them waits long for a lock, it fails with <c>lock_not_available</c>.</summary>
    internal NpgsqlDataSource Committing => committing ?? throw new InvalidOperationException("This database is SQLite.");

    /// <summary>Which database a connection string means.</summary>
    public static DatabaseKind KindOf(string connectionString) =>
        connectionString.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || connectionString.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        || connectionString.Contains("Server=", StringComparison.OrdinalIgnoreCase)
            ? DatabaseKind.Postgres
            : DatabaseKind.Sqlite;

    /// <summary>The file that a connection string means; none on PostgreSQL.</summary>
    public static string? FileOf(string connectionString) => KindOf(connectionString) == DatabaseKind.Sqlite ? SqliteOf(connectionString).DataSource : null;

    /// <summary>Why this is no connection string; none where it can be one. Nothing is opened.</summary>
    public static string? ProblemOf(string connectionString)
    {
        try
        {
            if (KindOf(connectionString) == DatabaseKind.Postgres) _ = new NpgsqlConnectionStringBuilder(Postgres(connectionString));
            else if (Directory.Exists(SqliteOf(connectionString).DataSource)) return $"'{connectionString}' is a folder.";
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException)
        {
            return wrong.Message;
        }
    }

    private static SqliteConnectionStringBuilder SqliteOf(string connectionString) =>
        connectionString.Contains('=') ? new(connectionString) : new() { DataSource = connectionString };

    /// <summary>An open connection; on SQLite with <paramref name="write"/> the only one that writes, once it is free.</summary>
    internal async ValueTask<DbConnection> RentAsync(bool write, CancellationToken ct)
    {
        if (source is not null) return await source.OpenConnectionAsync(ct);
        if (!write) return Reader();
        await writing.WaitAsync(ct);
        return Writer();
    }

    /// <summary>As <see cref="RentAsync"/>, for the one caller that cannot wait: a <c>DbContext</c> made outside a unit.</summary>
    internal DbConnection Rent(bool write)
    {
        if (source is not null) return source.OpenConnection();
        if (!write) return Reader();
        writing.Wait();
        return Writer();
    }

    /// <summary>Gives a connection back, with no transaction open on it.</summary>
    internal async ValueTask ReturnAsync(DbConnection connection, bool broken)
    {
        if (connection is not SqliteConnection own)
        {
            await connection.DisposeAsync();
            return;
        }

        if (ReferenceEquals(own, writer))
        {
            if (broken || disposed) DropWriter();
            writing.Release();
            return;
        }

        if (!broken)
        {
            lock (readers)
            {
                if (!disposed && readers.Count < 8)
                {
                    readers.Push(own);
                    return;
                }
            }
        }

        Close(own);
    }

    public void Dispose()
    {
        disposed = true;
        if (writing.Wait(TimeSpan.FromSeconds(5)))
        {
            DropWriter();
            writing.Release();
        }

        lock (readers) while (readers.TryPop(out var reader)) Close(reader);
        source?.Dispose();
        committing?.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (source is not null) await source.DisposeAsync();
        if (committing is not null) await committing.DisposeAsync();
    }

    /// <summary>A PostgreSQL database for a library that keeps tables of its own in it: a small pool beside the product's, with the driver's own habits.</summary>
    public static string ConnectionStringForOthers(string connectionString, string applicationName, int connections)
    {
        var builder = connectionString.Contains("://") ? FromAddress(new Uri(connectionString)) : new NpgsqlConnectionStringBuilder(connectionString);
        (builder.ApplicationName, builder.MaxPoolSize) = (applicationName, connections);
        return builder.ConnectionString;
    }

    private static NpgsqlDataSource Source(string connectionString, string first)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        builder.UsePhysicalConnectionInitializer(
            connection =>
            {
                using var command = new NpgsqlCommand(first, connection);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using var command = new NpgsqlCommand(first, connection);
                await command.ExecuteNonQueryAsync();
            });
        return builder.Build();
    }

    private static string Postgres(string connectionString)
    {
        var builder = connectionString.Contains("://") ? FromAddress(new Uri(connectionString)) : new NpgsqlConnectionStringBuilder(connectionString);
        // The driver's builder does not tell what was said from its own defaults.
        var said = connectionString.Contains("://") ? [] : new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>().Select(key => key.Replace(" ", "").ToLowerInvariant()).ToHashSet();
        if (!said.Contains("maxautoprepare")) builder.MaxAutoPrepare = 200; // every statement of a hot path is planned once a connection
        if (!said.Contains("autoprepareminusages")) builder.AutoPrepareMinUsages = 2;
        if (!said.Contains("noresetonclose")) builder.NoResetOnClose = true; // no session state is ever left behind
        builder.ApplicationName ??= "benchmark-workflow";
        return builder.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        var who = address.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = address.AbsolutePath.Trim('/') };
        if (address.Port > 0) builder.Port = address.Port;
        if (who[0].Length > 0) builder.Username = Uri.UnescapeDataString(who[0]);
        if (who.Length > 1) builder.Password = Uri.UnescapeDataString(who[1]);
        return builder;
    }

    private SqliteConnection Writer()
    {
        try
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            return writer ??= OpenSqlite(cacheKilobytes: 64_000);
        }
        catch
        {
            writing.Release();
            throw;
        }
    }

    private SqliteConnection Reader()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        lock (readers) if (readers.TryPop(out var reader)) return reader;
        return OpenSqlite(cacheKilobytes: 8_000);
    }

    private SqliteConnection OpenSqlite(int cacheKilobytes)
    {
        var connection = new SqliteConnection(sqlite);
        try
        {
            connection.Open();
            using var pragmas = connection.CreateCommand();
            // FULL: a commit that was answered survives a power cut, not only a crash of the process.
            pragmas.CommandText = $"pragma busy_timeout = 30000; pragma journal_mode = wal; pragma synchronous = {(scratch ? "off" : "full")}; pragma temp_store = memory; pragma cache_size = -{cacheKilobytes};";
            pragmas.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void DropWriter()
    {
        if (writer is not null) Close(writer);
        writer = null;
    }

    private static void Close(SqliteConnection connection)
    {
        Sql.SqlitePrepared.Release(connection);
        Sql.KeptCommands.Release(connection);
        connection.Dispose();
    }
}
