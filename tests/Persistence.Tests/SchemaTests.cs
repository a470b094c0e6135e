using System.Data.Common;
using BenchmarkWorkflow.Persistence.Schema;
using BenchmarkWorkflow.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace BenchmarkWorkflow.Persistence.Tests;

public sealed class SchemaTests
{
    [Theory, EachDatabase]
    public async Task The_scripts_and_the_model_when_applied_make_the_same_catalogue(DatabaseKind kind)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(Path.Combine(Repository.Root, "src", "Persistence", "Schema", kind.ToString(), "0002-domain.sql"), DatabaseSchema.ModelScript(kind));
            return;
        }

        await using var fromModel = await TestDatabase.CreateAsync(kind);
        await using var fromScripts = await TestDatabase.CreateEmptyAsync(kind);
        await fromScripts.Services.GetRequiredService<DatabaseSchema>().ApplyAsync(CancellationToken.None);

        var expected = await CatalogueAsync(fromModel);
        var actual = await CatalogueAsync(fromScripts);

        Assert.Contains(actual, line => line.StartsWith("workflow_instance.state"));
        // Differences mean: a mapping was changed. Regenerate: UPDATE_SCHEMA=1 dotnet test tests/Persistence.Tests --filter SchemaTests
        Assert.Empty(expected.Except(actual).Select(line => "missing in the scripts: " + line));
        Assert.Empty(actual.Except(expected).Select(line => "only in the scripts: " + line));
    }

    [Theory, EachDatabase]
    public async Task A_database_when_it_is_up_to_date_is_left_alone(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var schema = database.Services.GetRequiredService<DatabaseSchema>();

        await schema.ApplyAsync([SchemaScript.Of(1, "one", "create table one (id integer)")], CancellationToken.None);
        await schema.ApplyAsync([SchemaScript.Of(1, "one", "create table one (id integer)"), SchemaScript.Of(2, "two", "create table two (id integer)")], CancellationToken.None);

        Assert.Equal(["one.id", "two.id"], (await CatalogueAsync(database)).Select(line => line.Split(' ')[0]).Where(name => name is "one.id" or "two.id"));
    }

    [Theory, EachDatabase]
    public async Task A_database_when_a_newer_build_has_touched_it_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var schema = database.Services.GetRequiredService<DatabaseSchema>();
        var one = SchemaScript.Of(1, "one", "create table one (id integer)");
        await schema.ApplyAsync([one, SchemaScript.Of(2, "two", "create table two (id integer)")], CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SchemaRefusedException>(() => schema.ApplyAsync([one], CancellationToken.None));

        Assert.Contains("0002-two", refused.Message);
    }

    [Theory, EachDatabase]
    public async Task A_script_when_it_was_changed_after_it_was_applied_is_refused(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var schema = database.Services.GetRequiredService<DatabaseSchema>();
        await schema.ApplyAsync([SchemaScript.Of(1, "one", "create table one (id integer)")], CancellationToken.None);

        await Assert.ThrowsAsync<SchemaRefusedException>(() => schema.ApplyAsync([SchemaScript.Of(1, "one", "create table one (id bigint)")], CancellationToken.None));
    }

    [Theory, EachDatabase]
    public async Task A_script_when_it_fails_leaves_nothing_and_is_not_recorded(DatabaseKind kind)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(kind);
        var schema = database.Services.GetRequiredService<DatabaseSchema>();

        await Assert.ThrowsAnyAsync<DbException>(() => schema.ApplyAsync([SchemaScript.Of(1, "half", "create table half (id integer); insert into nowhere values (1)")], CancellationToken.None));
        await schema.ApplyAsync([SchemaScript.Of(1, "half", "create table half (id integer)")], CancellationToken.None);

        Assert.Contains(await CatalogueAsync(database), line => line.StartsWith("half.id"));
    }

    private static Task<List<string>> CatalogueAsync(TestDatabase database) =>
        database.Unit.ReadAsync(
            async (services, ct) =>
            {
                var session = services.GetRequiredService<Session>();
                await using var command = session.Connection.CreateCommand();
                command.Transaction = session.Transaction;
                command.CommandText = database.Kind == DatabaseKind.Sqlite
                    ? """
                      select m.name || '.' || c.name || ' ' || lower(c.type) || ' ' || c."notnull" || ' ' || c.pk from sqlite_schema m, pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'
                      union all
                      select m.name || ' index ' || i.name || ' ' || i."unique" || ' ' || (select group_concat(x.name) from pragma_index_info(i.name) x) from sqlite_schema m, pragma_index_list(m.name) i where m.type = 'table'
                      union all
                      select m.name || ' refers by ' || f."from" || ' to ' || f."table" || ' ' || f.on_delete from sqlite_schema m, pragma_foreign_key_list(m.name) f where m.type = 'table'
                      order by 1
                      """
                    : """
                      select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || is_identity from information_schema.columns where table_schema = 'public'
                      union all
                      select indexdef from pg_indexes where schemaname = 'public'
                      union all
                      select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where connamespace = 'public'::regnamespace
                      order by 1
                      """;
                await using var reader = await command.ExecuteReaderAsync(ct);
                var lines = new List<string>();
                while (await reader.ReadAsync(ct)) if (!reader.IsDBNull(0)) lines.Add(reader.GetString(0));
                return lines;
            },
            CancellationToken.None);
}
