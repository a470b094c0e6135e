using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Campaigns;

internal sealed class CampaignTable
    : IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<KeyArea>, IEntityTypeConfiguration<CampaignDate>, IEntityTypeConfiguration<RecommendingUnit>,
        IEntityTypeConfiguration<CampaignDownload>
{
    public void Configure(EntityTypeBuilder<Campaign> table)
    {
        table.ToTable("campaigns");
        table.HasIndex(campaign => campaign.Year).IsUnique();
        table.Property(campaign => campaign.Settings).HasConversion(settings => CampaignJson.Write(settings), text => CampaignJson.ReadSettings(text));
        table.Property(campaign => campaign.Revision).IsConcurrencyToken();
        table.HasMany(campaign => campaign.Areas).WithOne().HasForeignKey(area => area.CampaignId);
        table.HasMany(campaign => campaign.Dates).WithOne().HasForeignKey(date => date.CampaignId);
    }

    public void Configure(EntityTypeBuilder<KeyArea> table)
    {
        table.ToTable("key_areas");
        table.HasIndex(area => new { area.CampaignId, area.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<CampaignDate> table)
    {
        table.ToTable("campaign_dates");
        table.HasIndex(date => new { date.CampaignId, date.Name }).IsUnique();
        table.Property(date => date.Source).HasConversion<string>();
    }

    public void Configure(EntityTypeBuilder<CampaignDownload> table)
    {
        table.ToTable("campaign_downloads");
        table.HasIndex(file => file.CampaignId);
        table.HasOne<Campaign>().WithMany().HasForeignKey(file => file.CampaignId);
    }

    public void Configure(EntityTypeBuilder<RecommendingUnit> table)
    {
        table.ToTable("recommending_units");
        table.HasIndex(unit => new { unit.CampaignId, unit.Number }).IsUnique();
        table.Property(unit => unit.Kind).HasConversion<string>();
        table.HasOne<Campaign>().WithMany().HasForeignKey(unit => unit.CampaignId);
    }
}
