using BenchmarkWorkflow.Selection.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Eligibility;

internal sealed class EligibilityTable : IEntityTypeConfiguration<EligibilityCheck>
{
    public void Configure(EntityTypeBuilder<EligibilityCheck> table)
    {
        table.ToTable("eligibility_checks");
        table.HasIndex(check => check.ApplicationId).IsUnique();
        table.Property(check => check.Status).HasConversion<string>();
        table.Property(check => check.Revision).IsConcurrencyToken();
        table.HasOne<Application>().WithOne().HasForeignKey<EligibilityCheck>(check => check.ApplicationId);
    }
}
