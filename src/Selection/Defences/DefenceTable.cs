using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Defences;

internal sealed class DefenceTable
    : IEntityTypeConfiguration<DefenceDraw>, IEntityTypeConfiguration<DefenceSession>, IEntityTypeConfiguration<DefenceSlot>, IEntityTypeConfiguration<PanelScore>
{
    public void Configure(EntityTypeBuilder<DefenceDraw> table)
    {
        table.ToTable("defence_draws");
        table.HasIndex(draw => draw.CampaignId);
        table.Property(draw => draw.SealedSeed);
        table.Ignore(draw => draw.Seed);
        table.Property(draw => draw.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(draw => draw.CampaignId);
    }

    public void Configure(EntityTypeBuilder<DefenceSession> table)
    {
        table.ToTable("defence_sessions");
        table.HasIndex(session => new { session.CampaignId, session.Number }).IsUnique();
        table.Ignore(session => session.Panel);
        table.Ignore(session => session.SlotMinutes);
        table.Property(session => session.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(session => session.CampaignId);
        table.HasOne<KeyArea>().WithMany().HasForeignKey(session => session.AreaId);
    }

    public void Configure(EntityTypeBuilder<DefenceSlot> table)
    {
        table.ToTable("defence_slots");
        table.HasIndex(slot => slot.ApplicationId).IsUnique();
        table.HasIndex(slot => new { slot.SessionId, slot.Position }).IsUnique();
        table.HasIndex(slot => slot.CampaignId);
        table.Property(slot => slot.Attendance).HasConversion<string>();
        table.Ignore(slot => slot.Uid);
        table.Property(slot => slot.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(slot => slot.CampaignId);
        table.HasOne<DefenceSession>().WithMany().HasForeignKey(slot => slot.SessionId);
        table.HasOne<Application>().WithMany().HasForeignKey(slot => slot.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<PanelScore> table)
    {
        table.ToTable("panel_scores");
        table.HasIndex(score => new { score.ApplicationId, score.ExpertId }).IsUnique();
        table.HasIndex(score => score.SlotId);
        table.HasIndex(score => score.CampaignId);
        table.Ignore(score => score.Points);
        table.Ignore(score => score.Remarks);
        table.HasOne<Campaign>().WithMany().HasForeignKey(score => score.CampaignId);
        table.HasOne<DefenceSlot>().WithMany().HasForeignKey(score => score.SlotId);
        table.HasOne<Application>().WithMany().HasForeignKey(score => score.ApplicationId);
        table.HasOne<Expert>().WithMany().HasForeignKey(score => score.ExpertId);
    }
}
