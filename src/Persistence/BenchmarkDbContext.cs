using BenchmarkWorkflow.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence;

/// <summary>The domain's tables: what the rooms map, under one naming and one way of keeping values. The engine's own tables are not in it.</summary>
public sealed class BenchmarkDbContext(DbContextOptions<BenchmarkDbContext> options) : DbContext(options)
{
    /// <summary>The session the context runs on; none while only the model is asked for.</summary>
    internal Session? Session { get; init; }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Rooms.Map(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Values.Apply(configurationBuilder, Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite" ? DatabaseKind.Sqlite : DatabaseKind.Postgres);
}
