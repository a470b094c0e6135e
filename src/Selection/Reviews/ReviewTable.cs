using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Reviews;

internal sealed class ReviewTable
    : IEntityTypeConfiguration<Expert>, IEntityTypeConfiguration<ExpertLoad>, IEntityTypeConfiguration<ReviewTurn>, IEntityTypeConfiguration<Recusal>, IEntityTypeConfiguration<CompanyTie>, IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<Expert> table)
    {
        table.ToTable("experts");
        table.HasIndex(expert => expert.Account).IsUnique();
        table.HasIndex(expert => expert.EmployerMatch);
        table.Ignore(expert => expert.AreaIds);
        table.Property(expert => expert.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ExpertLoad> table)
    {
        table.ToTable("expert_loads");
        table.HasKey(load => new { load.CampaignId, load.ExpertId });
        table.Property(load => load.Assigned).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(load => load.CampaignId);
        table.HasOne<Expert>().WithMany().HasForeignKey(load => load.ExpertId);
    }

    public void Configure(EntityTypeBuilder<ReviewTurn> table)
    {
        table.ToTable("review_turns");
        table.HasKey(turn => turn.CampaignId);
        table.HasOne<Campaign>().WithOne().HasForeignKey<ReviewTurn>(turn => turn.CampaignId);
    }

    public void Configure(EntityTypeBuilder<Recusal> table)
    {
        table.ToTable("recusals");
        table.HasIndex(recusal => new { recusal.ApplicationId, recusal.ExpertId });
        table.Property(recusal => recusal.Reason).HasConversion<string>();
        table.HasOne<Expert>().WithMany().HasForeignKey(recusal => recusal.ExpertId);
        table.HasOne<Application>().WithMany().HasForeignKey(recusal => recusal.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<CompanyTie> table)
    {
        table.ToTable("company_ties");
        table.HasIndex(tie => tie.CompanyMatch);
        table.Property(tie => tie.Reason).HasConversion<string>();
        table.HasOne<Expert>().WithMany().HasForeignKey(tie => tie.ExpertId);
    }

    public void Configure(EntityTypeBuilder<ScoreSheet> table)
    {
        table.ToTable("score_sheets");
        table.HasIndex(sheet => new { sheet.ApplicationId, sheet.ExpertId }).IsUnique();
        table.HasIndex(sheet => new { sheet.CampaignId, sheet.State, sheet.DueAt });
        table.HasIndex(sheet => new { sheet.ExpertId, sheet.CampaignId });
        table.Property(sheet => sheet.State).HasConversion<string>();
        table.Property(sheet => sheet.Origin).HasConversion<string>();
        table.Property(sheet => sheet.Revision).IsConcurrencyToken();
        table.Ignore(sheet => sheet.Points);
        table.Ignore(sheet => sheet.Remarks);
        table.HasOne<Campaign>().WithMany().HasForeignKey(sheet => sheet.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(sheet => sheet.ApplicationId);
        table.HasOne<Expert>().WithMany().HasForeignKey(sheet => sheet.ExpertId);
    }
}
