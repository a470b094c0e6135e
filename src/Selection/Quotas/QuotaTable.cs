using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Quotas;

internal sealed class QuotaTable : IEntityTypeConfiguration<QuotaEntry>, IEntityTypeConfiguration<QuotaRelaxation>
{
    public void Configure(EntityTypeBuilder<QuotaEntry> table)
    {
        table.ToTable("quota_entries");
        table.HasIndex(entry => new { entry.UnitId, entry.Id });
        table.Property(entry => entry.Kind).HasConversion<string>();
        table.HasOne<RecommendingUnit>().WithMany().HasForeignKey(entry => entry.UnitId);
        table.HasOne<Application>().WithMany().HasForeignKey(entry => entry.ApplicationId);
        table.KeptForEver();
    }

    public void Configure(EntityTypeBuilder<QuotaRelaxation> table)
    {
        table.ToTable("quota_relaxations");
        table.HasIndex(relaxation => new { relaxation.UnitId, relaxation.Status });
        table.Property(relaxation => relaxation.Status).HasConversion<string>();
        table.Property(relaxation => relaxation.Revision).IsConcurrencyToken();
        table.HasOne<RecommendingUnit>().WithMany().HasForeignKey(relaxation => relaxation.UnitId);
    }
}
