using System.Reflection;
using BenchmarkWorkflow.Inbox;
using BenchmarkWorkflow.Mail;
using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.Selection;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Sdk;

namespace BenchmarkWorkflow.TestKit;

/// <summary>A database of one test, empty but for the schema, with the product's services on it and a clock that stands still.</summary>
/// <remarks>Write a promise once: <c>[Theory, EachDatabase] public async Task X(DatabaseKind kind)</c>.</remarks>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly Func<Task> drop;

    private TestDatabase(DatabaseKind kind, string connectionString, Func<Task> drop, Action<IServiceCollection>? configure)
    {
        this.drop = drop;
        Kind = kind;
        ConnectionString = connectionString;
        services = Provide(connectionString, Time, configure);
    }

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>The clock of all services: 2022-06-06 09:00 in Shanghai until the test moves it.</summary>
    public ManualTime Time { get; } = new();

    public IServiceProvider Services => services;

    public UnitOfWork Unit => services.GetRequiredService<UnitOfWork>();

    /// <summary>A new database. <paramref name="configure"/> adds or replaces services before they are built.</summary>
    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, Action<IServiceCollection>? configure = null)
    {
        var (connectionString, drop) = await Templates.CopyAsync(kind);
        return new TestDatabase(kind, connectionString, drop, configure);
    }

    /// <summary>A new database without any schema.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind)
    {
        var (connectionString, drop) = await Templates.MakeEmptyAsync(kind);
        return new TestDatabase(kind, connectionString, drop, null);
    }

    /// <summary>Another process' view of the same database, by the same or another way: services of their own, the same clock. The caller disposes it.</summary>
    public ServiceProvider AnotherNode(Action<IServiceCollection>? configure = null, string? connectionString = null) => Provide(connectionString ?? ConnectionString, Time, configure);

    /// <summary>Runs <paramref name="work"/> as one unit and commits.</summary>
    public Task<T> RunAsync<T>(Func<IServiceProvider, CancellationToken, Task<T>> work) => Unit.RunAsync(work, CancellationToken.None);

    /// <inheritdoc cref="RunAsync{T}"/>
    public Task RunAsync(Func<IServiceProvider, CancellationToken, Task> work) => Unit.RunAsync(work, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await drop();
    }

    internal static ServiceProvider Provide(string connectionString, TimeProvider time, Action<IServiceCollection>? configure)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(time);
        collection.AddPersistence(connectionString);
        collection.AddSelection().AddInbox().AddMail();
        configure?.Invoke(collection);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = false });
    }

    /// <summary>The schema is made once a process and kind, and copied for each test.</summary>
    private static class Templates
    {
        private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteAsync);
        private static readonly Lazy<Task> PostgresTemplate = new(MakePostgresAsync);
        private static int number;

        public static async Task<(string ConnectionString, Func<Task> Drop)> CopyAsync(DatabaseKind kind)
        {
            var name = $"test_{Interlocked.Increment(ref number)}";
            if (kind == DatabaseKind.Postgres)
            {
                await PostgresTemplate.Value;
                var server = await PostgresServer.StartAsync();
                await server.ExecuteAsync($"create database {name} template template_app");
                return (server.ConnectionString(name), () => server.ExecuteAsync($"drop database {name} with (force)"));
            }

            var file = Path.Combine(Folder, name + ".db");
            File.Copy(await SqliteTemplate.Value, file);
            return ($"Data Source={file}", () => DeleteAsync(name));
        }

        public static async Task<(string ConnectionString, Func<Task> Drop)> MakeEmptyAsync(DatabaseKind kind)
        {
            var name = $"test_{Interlocked.Increment(ref number)}";
            if (kind == DatabaseKind.Sqlite) return ($"Data Source={Path.Combine(Folder, name + ".db")}", () => DeleteAsync(name));
            var server = await PostgresServer.StartAsync();
            await server.ExecuteAsync($"create database {name}");
            return (server.ConnectionString(name), () => server.ExecuteAsync($"drop database {name} with (force)"));
        }

        private static Task DeleteAsync(string name) => Task.Run(() => Array.ForEach(Directory.GetFiles(Folder, name + ".db*"), File.Delete));

        private static string Folder { get; } = Scratch();

        private static string Scratch()
        {
            var folder = Directory.CreateTempSubdirectory("benchmark-workflow-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
            return folder;
        }

        private static async Task<string> MakeSqliteAsync()
        {
            var file = Path.Combine(Folder, "template.db");
            await ApplyAsync($"Data Source={file}");
            return file;
        }

        private static async Task MakePostgresAsync()
        {
            var server = await PostgresServer.StartAsync();
            await server.ExecuteAsync("create database template_app");
            await ApplyAsync(server.ConnectionString("template_app") + ";Pooling=false");
        }

        private static async Task ApplyAsync(string connectionString)
        {
            await using var services = Provide(connectionString, TimeProvider.System, null);
            await services.GetRequiredService<DatabaseSchema>().ApplyFromModelAsync(CancellationToken.None);
        }
    }
}

/// <summary>Runs a theory once for each database the product supports; the kind is its first argument.</summary>
public sealed class EachDatabaseAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseKind.Sqlite], [DatabaseKind.Postgres]];
}
