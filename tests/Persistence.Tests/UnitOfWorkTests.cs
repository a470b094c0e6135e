using System.Data.Common;
using BenchmarkWorkflow.Persistence.Sql;
using BenchmarkWorkflow.TestKit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class UnitOfWorkTests
{
    [Theory, EachDatabase]
    public async Task A_unit_when_it_ends_keeps_what_context_and_session_wrote(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);

        await database.RunAsync(async (services, ct) =>
        {
            await services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync("insert into note values (1)", ct);
            await ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (2)");
        });

        Assert.Equal(2, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_unit_when_its_work_throws_leaves_nothing_and_no_after_commit(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);
        var woken = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            var session = services.GetRequiredService<Session>();
            session.AfterCommit(() => woken++);
            await services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync("insert into note values (1)", ct);
            await ExecuteAsync(session, "insert into note values (2)");
            throw new InvalidOperationException("no");
        }));

        Assert.Equal(0, await CountAsync(database));
        Assert.Equal(0, woken);
    }

    [Theory, EachDatabase]
    public async Task A_unit_when_a_failure_is_transient_is_repeated_whole(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);
        var attempts = 0;

        await database.RunAsync(async (services, ct) =>
        {
            await services.GetRequiredService<DbContext>().Database.ExecuteSqlRawAsync("insert into note values (1)", ct);
            if (++attempts < 3) throw new DbUpdateConcurrencyException("changed by another");
        });

        Assert.Equal(3, attempts);
        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task Units_when_they_deadlock_or_queue_all_commit(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);
        await database.RunAsync((services, _) => ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (1), (2)"));

        // Each takes two rows, half of them the other way round: PostgreSQL answers with deadlocks, SQLite with a queue.
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => database.RunAsync(async (services, _) =>
        {
            var session = services.GetRequiredService<Session>();
            await ExecuteAsync(session, $"update note set id = id where id = {1 + (i % 2)}");
            await Task.Yield();
            await ExecuteAsync(session, $"update note set id = id where id = {2 - (i % 2)}");
            await ExecuteAsync(session, $"insert into note values ({10 + i})");
        }))));

        Assert.Equal(10, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_unit_that_is_only_in_others_way_goes_on_until_it_comes_through(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);
        var attempts = 0;

        await database.RunAsync(async (services, _) =>
        {
            await ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (1)");
            if (++attempts < Transient.Attempts + 5) throw kind == DatabaseKind.Sqlite ? new SqliteException("busy", 5) : new PostgresException("deadlock", "ERROR", "ERROR", PostgresErrorCodes.DeadlockDetected);
        });

        Assert.Equal(Transient.Attempts + 5, attempts);
        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_unit_whose_key_stays_taken_gives_up(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);
        await database.RunAsync((services, _) => ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (1)"));
        var attempts = 0;

        await Assert.ThrowsAnyAsync<DbException>(() => database.RunAsync((services, _) =>
        {
            attempts++;
            return ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (1)");
        }));

        Assert.Equal(Transient.Attempts, attempts);
    }

    [Fact]
    public async Task The_server_notices_within_a_minute_that_a_connection_is_lost()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);

        var settings = await database.Unit.ReadAsync((services, ct) => new SqlCommands(services.GetRequiredService<Session>()).FirstAsync(
            "select concat_ws(' ', current_setting('tcp_keepalives_idle'), current_setting('tcp_keepalives_interval'), current_setting('tcp_keepalives_count'))", row => row.Text(0), ct), default);

        Assert.Equal("30 10 3", settings);
    }

    [Theory, EachDatabase]
    public async Task A_reading_unit_sees_the_last_commit_while_another_writes(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);

        await database.RunAsync(async (services, _) =>
        {
            await ExecuteAsync(services.GetRequiredService<Session>(), "insert into note values (1)");
            Assert.Equal(0, await CountAsync(database));
        });

        Assert.Equal(1, await CountAsync(database));
    }

    [Theory, EachDatabase]
    public async Task A_reading_unit_when_another_commits_between_its_reads_sees_one_moment(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        await MakeTableAsync(database);

        var counts = await database.Unit.ReadAsync(
            async (services, ct) =>
            {
                var session = services.GetRequiredService<Session>();
                var before = await CountAsync(session, ct);
                await database.RunAsync((other, _) => ExecuteAsync(other.GetRequiredService<Session>(), "insert into note values (1)"));
                return (before, await CountAsync(session, ct));
            },
            CancellationToken.None);

        Assert.Equal((0, 0), counts);
        Assert.Equal(1, await CountAsync(database));
    }

    private static Task MakeTableAsync(TestDatabase database) =>
        database.RunAsync((services, _) => ExecuteAsync(services.GetRequiredService<Session>(), "create table note (id integer primary key)"));

    private static async Task ExecuteAsync(Session session, string sql)
    {
        await using var command = Command(session, sql);
        await command.ExecuteNonQueryAsync();
    }

    private static Task<long> CountAsync(TestDatabase database) =>
        database.Unit.ReadAsync((services, ct) => CountAsync(services.GetRequiredService<Session>(), ct), CancellationToken.None);

    private static async Task<long> CountAsync(Session session, CancellationToken ct)
    {
        await using var command = Command(session, "select count(*) from note");
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct));
    }

    private static DbCommand Command(Session session, string sql)
    {
        var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = sql;
        return command;
    }
}
