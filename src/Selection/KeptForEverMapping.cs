using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection;

/// <summary>For tables that are only ever added to.</summary>
internal static class KeptForEverMapping
{
    /// <summary>Saving a changed row of this table throws.</summary>
    public static void KeptForEver<T>(this EntityTypeBuilder<T> table) where T : class
    {
        foreach (var property in table.Metadata.GetProperties())
            if (!property.IsPrimaryKey()) property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
    }
}
