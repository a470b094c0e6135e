using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Notices;

internal sealed class NoticeTable : IEntityTypeConfiguration<PublicNotice>, IEntityTypeConfiguration<NoticeDraft>, IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<PublicNotice> table)
    {
        table.ToTable("public_notices");
        table.HasIndex(notice => new { notice.CampaignId, notice.Number }).IsUnique();
        table.Property(notice => notice.State).HasConversion<string>();
        table.Property(notice => notice.Revision).IsConcurrencyToken();
        // What was published is frozen: saving a change of it throws.
        table.Property(notice => notice.Text).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        table.Property(notice => notice.SnapshotJson).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        table.Property(notice => notice.Hash).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        table.Property(notice => notice.OpenedAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        table.Property(notice => notice.ClosesAt).Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        table.HasOne<Campaign>().WithMany().HasForeignKey(notice => notice.CampaignId);
        table.HasOne<PublicNotice>().WithMany().HasForeignKey(notice => notice.PreviousId);
    }

    public void Configure(EntityTypeBuilder<NoticeDraft> table)
    {
        table.ToTable("notice_drafts");
        table.HasIndex(draft => draft.CampaignId).IsUnique();
        table.Property(draft => draft.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(draft => draft.CampaignId);
    }

    public void Configure(EntityTypeBuilder<Objection> table)
    {
        table.ToTable("objections");
        table.HasIndex(objection => new { objection.CampaignId, objection.State });
        table.Property(objection => objection.Channel).HasConversion<string>();
        table.Property(objection => objection.Subject).HasConversion<string>();
        table.Property(objection => objection.State).HasConversion<string>();
        table.Property(objection => objection.Effect).HasConversion<string>();
        table.Ignore(objection => objection.Grounds);
        table.Property(objection => objection.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(objection => objection.CampaignId);
        table.HasOne<PublicNotice>().WithMany().HasForeignKey(objection => objection.NoticeId);
        table.HasOne<Application>().WithMany().HasForeignKey(objection => objection.ApplicationId);
    }
}
