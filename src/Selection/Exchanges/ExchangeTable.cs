using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Exchanges;

internal sealed class ExchangeTable
    : IEntityTypeConfiguration<ExchangeEvent>, IEntityTypeConfiguration<EventRegistration>, IEntityTypeConfiguration<CheckInKey>
{
    public void Configure(EntityTypeBuilder<CheckInKey> table)
    {
        table.ToTable("check_in_keys");
        table.HasIndex(key => key.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ExchangeEvent> table)
    {
        table.ToTable("exchange_events");
        table.HasIndex(e => new { e.CampaignId, e.Number }).IsUnique();
        table.Property(e => e.State).HasConversion<string>();
        table.Ignore(e => e.Uid);
        table.Property(e => e.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(e => e.CampaignId);
    }

    public void Configure(EntityTypeBuilder<EventRegistration> table)
    {
        table.ToTable("event_registrations");
        table.HasIndex(r => new { r.EventId, r.Email }).IsUnique().HasFilter("state <> 'Cancelled'");
        table.HasIndex(r => new { r.EventId, r.State, r.Id });
        table.HasIndex(r => new { r.EventId, r.Code }).IsUnique();
        table.Property(r => r.State).HasConversion<string>();
        table.Property(r => r.Role).HasConversion<string>();
        table.Property(r => r.Revision).IsConcurrencyToken();
        table.HasOne<ExchangeEvent>().WithMany().HasForeignKey(r => r.EventId);
    }
}

internal sealed class FollowOnTable
    : IEntityTypeConfiguration<PublicityItem>, IEntityTypeConfiguration<LearningVisit>, IEntityTypeConfiguration<VisitRequest>, IEntityTypeConfiguration<Diagnosis>,
        IEntityTypeConfiguration<Pledge>, IEntityTypeConfiguration<PledgeDeed>
{
    public void Configure(EntityTypeBuilder<PublicityItem> table)
    {
        table.ToTable("publicity_items");
        table.HasIndex(item => item.CampaignId);
        table.Property(item => item.Channel).HasConversion<string>();
        table.HasOne<Campaign>().WithMany().HasForeignKey(item => item.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(item => item.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<LearningVisit> table)
    {
        table.ToTable("learning_visits");
        table.HasIndex(visit => visit.CampaignId);
        table.Property(visit => visit.State).HasConversion<string>();
        table.Property(visit => visit.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(visit => visit.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(visit => visit.HostApplicationId);
    }

    public void Configure(EntityTypeBuilder<VisitRequest> table)
    {
        table.ToTable("visit_requests");
        table.HasIndex(request => request.VisitId);
        table.Property(request => request.State).HasConversion<string>();
        table.Property(request => request.Revision).IsConcurrencyToken();
        table.HasOne<LearningVisit>().WithMany().HasForeignKey(request => request.VisitId);
    }

    public void Configure(EntityTypeBuilder<Diagnosis> table)
    {
        table.ToTable("diagnoses");
        table.HasIndex(diagnosis => diagnosis.CampaignId);
        table.Property(diagnosis => diagnosis.State).HasConversion<string>();
        table.Property(diagnosis => diagnosis.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(diagnosis => diagnosis.CampaignId);
        table.HasOne<Reviews.Expert>().WithMany().HasForeignKey(diagnosis => diagnosis.ExpertId);
    }

    public void Configure(EntityTypeBuilder<Pledge> table)
    {
        table.ToTable("pledges");
        table.HasIndex(pledge => pledge.ApplicationId).IsUnique();
        table.HasIndex(pledge => pledge.CampaignId);
        table.Property(pledge => pledge.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(pledge => pledge.CampaignId);
        table.HasOne<Application>().WithMany().HasForeignKey(pledge => pledge.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<PledgeDeed> table)
    {
        table.ToTable("pledge_deeds");
        table.HasIndex(deed => new { deed.PledgeId, deed.Kind, deed.SubjectId }).IsUnique();
        table.Property(deed => deed.Kind).HasConversion<string>();
        table.HasOne<Pledge>().WithMany().HasForeignKey(deed => deed.PledgeId);
    }
}
