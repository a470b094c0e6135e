using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.Lists;

internal sealed class SavedFilterTable : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> filter)
    {
        filter.Property(f => f.Revision).IsConcurrencyToken();
        filter.HasIndex(f => new { f.Owner, f.Name }).IsUnique();
        filter.HasIndex(f => f.SharedWith);
    }
}
