using BenchmarkWorkflow.Persistence;
using BenchmarkWorkflow.Selection.Audit;
using BenchmarkWorkflow.TestKit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Tests.Audit;

public class AuditTrailTests
{
    [Theory, EachDatabase]
    public async Task The_chain_when_many_write_at_once_is_one_without_a_gap(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
                await database.RunAsync(async (services, ct) =>
                {
                    await Trail(services).RecordAsync($"u{writer}", "test.done", "thing", i, new { text = "质量 “标杆”" }, ct);
                    await Trail(services).RecordAsync($"u{writer}", "test.doneAgain", "thing", i, null, ct);
                });
        })));

        Assert.Null(await Verify(database));
        Assert.Equal(60, await database.RunAsync(async (services, ct) => await Set(services).MaxAsync(record => record.Sequence, ct)));
    }

    [Theory, EachDatabase]
    public async Task An_act_when_its_unit_fails_is_not_in_the_chain(DatabaseKind kind)
    {
        await using var database = await ThreeRecords(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            await Trail(services).RecordAsync("u", "test.failed", "thing", 1, null, ct);
            throw new InvalidOperationException();
        }));

        Assert.Null(await Verify(database));
        Assert.Equal(3, (await database.RunAsync((services, ct) => Trail(services).OfAsync("thing", 1, ct))).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, "update audit_records set details = '[]' where sequence = 2", "audit-record-changed", "2")]
    [InlineData(DatabaseKind.Postgres, "update audit_records set actor = 'someone' where sequence = 1", "audit-record-changed", "1")]
    [InlineData(DatabaseKind.Sqlite, "update audit_records set at = at + 10000000 where sequence = 3", "audit-record-changed", "3")]
    [InlineData(DatabaseKind.Postgres, "delete from audit_records where sequence = 2", "audit-gap", "2")]
    [InlineData(DatabaseKind.Sqlite, "delete from audit_records where sequence = 3", "audit-gap", "3")]
    [InlineData(DatabaseKind.Sqlite, "update audit_records set previous_hash = hash where sequence = 3", "audit-link-broken", "3")]
    public async Task The_chain_when_someone_touches_the_table_is_broken_at_that_record(DatabaseKind kind, string sql, string rule, string which)
    {
        await using var database = await ThreeRecords(kind);

        await database.RunAsync((services, ct) => Db(services).Database.ExecuteSqlRawAsync(sql, ct));

        var broken = await Verify(database);
        Assert.Equal(rule, broken?.Name);
        Assert.Contains($" {which} ", broken?.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_record_when_changed_through_the_product_is_not_saved(DatabaseKind kind)
    {
        await using var database = await ThreeRecords(kind);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.RunAsync(async (services, ct) =>
        {
            var record = await Set(services).FirstAsync(ct);
            Db(services).Entry(record).Property(r => r.Actor).CurrentValue = "someone";
            await Db(services).SaveChangesAsync(ct);
        }));
    }

    private static async Task<TestDatabase> ThreeRecords(DatabaseKind kind)
    {
        var database = await TestDatabase.CreateAsync(kind);
        for (var i = 1; i <= 3; i++)
        {
            database.Time.Advance(TimeSpan.FromTicks(12_345_678)); // below the millisecond and below PostgreSQL's microsecond
            var n = i;
            await database.RunAsync((services, ct) => Trail(services).RecordAsync("u", "test.done", "thing", 1, new { n }, ct));
        }

        Assert.Null(await Verify(database));
        return database;
    }

    private static Task<BrokenRule?> Verify(TestDatabase database) => database.RunAsync((services, ct) => Trail(services).VerifyAsync(ct));

    private static AuditTrail Trail(IServiceProvider services) => Of<AuditTrail>(services);

    private static DbContext Db(IServiceProvider services) => Of<DbContext>(services);

    private static DbSet<AuditRecord> Set(IServiceProvider services) => Db(services).Set<AuditRecord>();

    private static T Of<T>(IServiceProvider services) where T : class => (T)services.GetService(typeof(T))!; // registered by AddSelection
}
