using System.Collections.Concurrent;
using BenchmarkWorkflow.Persistence.Live;
using BenchmarkWorkflow.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Persistence;

/// <summary>The domain's tables: what the rooms map, under one naming and one way of keeping values. The engine's own tables are not in it.</summary>
public sealed class BenchmarkDbContext(DbContextOptions<BenchmarkDbContext> options) : DbContext(options)
{
    private static readonly ConcurrentDictionary<Type, string> Features = new();

    /// <summary>The session the context runs on; none while only the model is asked for.</summary>
    internal Session? Session { get; init; }

    /// <summary>Writes the changes, and notes in which features they are, for <see cref="ChangeNews"/> to tell once the unit has committed.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (Session is not { News: not null } session) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        try
        {
            foreach (var entry in ChangeTracker.Entries()) // finds the changes: it need not be done again
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) session.Changes(Features.GetOrAdd(entry.Metadata.ClrType, FeatureOf));
            ChangeTracker.AutoDetectChangesEnabled = false;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Rooms.Map(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Values.Apply(configurationBuilder, Database.ProviderName == "Microsoft.EntityFrameworkCore.Sqlite" ? DatabaseKind.Sqlite : DatabaseKind.Postgres);

    /// <summary>The folder that a row's class stands in.</summary>
    private static string FeatureOf(Type row)
    {
        var folder = row.Namespace![(row.Namespace!.LastIndexOf('.') + 1)..]; // every mapped class has one
        return char.ToLowerInvariant(folder[0]) + folder[1..];
    }
}
