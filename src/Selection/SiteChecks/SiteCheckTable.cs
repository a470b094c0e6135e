using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.SiteChecks;

internal sealed class SiteCheckTable : IEntityTypeConfiguration<SiteCheck>
{
    public void Configure(EntityTypeBuilder<SiteCheck> table)
    {
        table.ToTable("site_checks");
        table.HasIndex(check => check.ApplicationId);
        table.HasIndex(check => new { check.CampaignId, check.State });
        table.Property(check => check.State).HasConversion<string>();
        table.Property(check => check.Verdict).HasConversion<string>();
        table.Ignore(check => check.Team);
        table.Ignore(check => check.EndsAt);
        table.Property(check => check.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(check => check.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(check => check.ApplicationId);
    }
}
