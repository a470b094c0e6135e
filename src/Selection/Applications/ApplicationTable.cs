using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Applications;

internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> table)
    {
        table.ToTable("applications");
        table.HasIndex(application => new { application.CampaignId, application.ApplicantId }).IsUnique();
        table.HasIndex(application => new { application.CampaignId, application.Stage });
        table.HasIndex(application => new { application.UnitId, application.Stage });
        table.HasIndex(application => application.ReceiptNumber).IsUnique();
        table.Property(application => application.Stage).HasConversion<string>();
        table.Property(application => application.Outcome).HasConversion<string>();
        table.Property(application => application.Revision).IsConcurrencyToken();
        table.HasOne<Campaign>().WithMany().HasForeignKey(application => application.CampaignId);
        table.HasOne<Applicant>().WithMany().HasForeignKey(application => application.ApplicantId);
        table.HasOne<KeyArea>().WithMany().HasForeignKey(application => application.AreaId);
        table.HasOne<RecommendingUnit>().WithMany().HasForeignKey(application => application.UnitId);
    }
}
