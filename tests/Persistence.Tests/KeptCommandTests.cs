using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

/// <summary>SQLite's commands go from use to use with their compiled statements; one that is broken, or still being read, never does.</summary>
public sealed class KeptCommandTests
{
    [Fact]
    public async Task A_command_that_was_disposed_serves_again_for_the_same_text_on_the_same_connection_without_its_parameters_and_transaction()
    {
        await using var database = await OpenAsync();
        var first = Command(database, "select $p1", 1);
        Assert.Equal(1L, first.ExecuteScalar());
        first.Dispose();

        var again = Command(database, "select $p1", 2);
        var another = Command(database, "select $p1 + 1", 2);

        Assert.Same(first, again);
        Assert.Equal("2", Assert.Single(again.Parameters.Cast<SqliteParameter>()).Value!.ToString());
        Assert.Equal((2L, 3L), (again.ExecuteScalar(), another.ExecuteScalar()));
        Assert.NotSame(first, Command(await OpenAsync(), "select $p1", 1));
    }

    [Fact]
    public async Task Two_uses_at_once_of_one_text_get_commands_of_their_own()
    {
        await using var database = await OpenAsync();
        Command(database, "select $p1", 1).Dispose();

        var (one, two) = (Command(database, "select $p1", 1), Command(database, "select $p1", 2));

        Assert.NotSame(one, two);
        Assert.Equal((1L, 2L), (one.ExecuteScalar(), two.ExecuteScalar()));
        one.Dispose();
        two.Dispose(); // there is one of its text on the shelf
        Assert.Same(one, Command(database, "select $p1", 1));
    }

    [Fact]
    public async Task A_command_that_failed_is_not_kept_and_the_next_of_its_text_works()
    {
        await using var database = await OpenAsync();
        await RunAsync(database, "create table note (id integer primary key)");
        var failing = Command(database, "insert into note values ($p1)", 1);
        failing.ExecuteNonQuery();
        Assert.Throws<SqliteException>(() => failing.ExecuteNonQuery()); // the key is taken
        failing.Dispose();

        var next = Command(database, "insert into note values ($p1)", 2);

        Assert.NotSame(failing, next);
        Assert.Equal(1, next.ExecuteNonQuery());
    }

    [Fact]
    public async Task A_command_that_is_still_being_read_is_not_kept()
    {
        await using var database = await OpenAsync();
        var read = Command(database, "select 1 union select $p1", 2);
        var rows = read.ExecuteReader();
        Assert.True(rows.Read());
        read.Dispose(); // takes the reader along

        var next = Command(database, "select 1 union select $p1", 3);

        Assert.NotSame(read, next);
        using var others = next.ExecuteReader();
        Assert.Equal([1L, 3L], new[] { Next(others), Next(others) });
    }

    [Fact]
    public async Task Commands_of_a_connection_that_is_given_up_are_not_kept()
    {
        await using var database = await OpenAsync();
        var kept = Command(database, "select $p1", 1);
        kept.Dispose();

        KeptCommands.Release(database);

        Assert.NotSame(kept, Command(database, "select $p1", 1));
    }

    [Fact]
    public async Task The_products_queries_go_on_working_after_one_of_them_failed_in_a_unit()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        await database.RunAsync((services, ct) => Db(services).Database.ExecuteSqlRawAsync("create table note (id integer primary key)", ct));

        for (var round = 0; round < 3; round++)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => database.RunAsync(async (services, ct) =>
            {
                await InsertAsync(services, 1, ct);
                await InsertAsync(services, 1, ct);
                throw new InvalidOperationException("the key was taken twice and nothing was said");
            }));
            await database.RunAsync(async (services, ct) =>
            {
                await InsertAsync(services, 10 + round, ct);
                Assert.Equal(round + 1, await Db(services).Database.SqlQueryRaw<int>("select count(*) as Value from note").SingleAsync(ct));
            });
        }

        static Task InsertAsync(IServiceProvider services, int id, CancellationToken ct) => Db(services).Database.ExecuteSqlAsync($"insert into note values ({id})", ct);
    }

    private static DbContext Db(IServiceProvider services) => services.GetRequiredService<DbContext>();

    private static long Next(SqliteDataReader rows) => rows.Read() ? rows.GetInt64(0) : throw new InvalidOperationException("There is no other row.");

    private static async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A command as EF makes it, and what it is handed in its place.</summary>
    private static SqliteCommand Command(SqliteConnection connection, string text, long value)
    {
        var fresh = connection.CreateCommand();
        fresh.CommandText = text;
        fresh.Parameters.AddWithValue("$p1", value);
        var made = new CommandEndEventData(null!, (_, _) => "", connection, fresh, text, null, DbCommandMethod.ExecuteReader, Guid.Empty, Guid.Empty, async: false, logParameterValues: false, default, default, CommandSource.LinqQuery);
        return (SqliteCommand)KeptCommands.Instance.CommandInitialized(made, fresh);
    }
}
