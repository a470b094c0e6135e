using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Packages;

internal sealed class PackageTable : IEntityTypeConfiguration<Package>
{
    public void Configure(EntityTypeBuilder<Package> table)
    {
        table.ToTable("packages");
        table.HasIndex(package => new { package.CampaignId, package.MessageId }).IsUnique();
        table.HasIndex(package => new { package.CampaignId, package.Sha256 });
        table.HasIndex(package => package.ApplicationId);
        table.Property(package => package.Outcome).HasConversion<string>();
        table.Property(package => package.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(package => package.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(package => package.ApplicationId);
    }
}
