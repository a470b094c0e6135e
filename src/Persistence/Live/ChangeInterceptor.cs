using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace BenchmarkWorkflow.Persistence.Live;

/// <summary>Notes in which features a unit changes rows, for <see cref="ChangeNews"/> to tell once it has committed.</summary>
internal sealed class ChangeInterceptor : SaveChangesInterceptor
{
    public static readonly ChangeInterceptor Instance = new();

    private static readonly ConcurrentDictionary<Type, string> Features = new();

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is BenchmarkDbContext { Session: { News: not null } session } context)
            foreach (var entry in context.ChangeTracker.Entries())
                if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) session.Changes(Features.GetOrAdd(entry.Metadata.ClrType, FeatureOf));
        return new(result);
    }

    /// <summary>The folder that a row's class stands in.</summary>
    private static string FeatureOf(Type row)
    {
        var folder = row.Namespace![(row.Namespace!.LastIndexOf('.') + 1)..]; // every mapped class has one
        return char.ToLowerInvariant(folder[0]) + folder[1..];
    }
}
