using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Applications;

internal sealed class ApplicationTable
    : IEntityTypeConfiguration<Application>, IEntityTypeConfiguration<ApplicationDocument>, IEntityTypeConfiguration<ApplicationStep>, IEntityTypeConfiguration<Recommendation>,
      IEntityTypeConfiguration<ReturnedVersion>
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

    public void Configure(EntityTypeBuilder<ApplicationDocument> table)
    {
        table.ToTable("application_documents");
        table.HasIndex(document => document.ApplicationId);
        table.Property(document => document.Kind).HasConversion<string>();
        table.HasOne<Application>().WithMany().HasForeignKey(document => document.ApplicationId);
    }

    public void Configure(EntityTypeBuilder<ApplicationStep> table)
    {
        table.ToTable("application_steps");
        table.HasIndex(step => new { step.ApplicationId, step.Id });
        table.Property(step => step.From).HasColumnName("from_stage").HasConversion<string>();
        table.Property(step => step.To).HasColumnName("to_stage").HasConversion<string>();
        table.Property(step => step.Outcome).HasConversion<string>();
        table.HasOne<Application>().WithMany().HasForeignKey(step => step.ApplicationId);
        table.KeptForEver();
    }

    public void Configure(EntityTypeBuilder<Recommendation> table)
    {
        table.ToTable("recommendations");
        table.HasIndex(recommendation => new { recommendation.ApplicationId, recommendation.Id });
        table.Property(recommendation => recommendation.Decision).HasConversion<string>();
        table.HasOne<Application>().WithMany().HasForeignKey(recommendation => recommendation.ApplicationId);
        table.HasOne<RecommendingUnit>().WithMany().HasForeignKey(recommendation => recommendation.UnitId);
        table.KeptForEver();
    }

    public void Configure(EntityTypeBuilder<ReturnedVersion> table)
    {
        table.ToTable("returned_versions");
        table.HasKey(version => version.ApplicationId);
        table.Property(version => version.ApplicationId).ValueGeneratedNever();
        table.HasOne<Application>().WithMany().HasForeignKey(version => version.ApplicationId);
        table.HasOne<KeyArea>().WithMany().HasForeignKey(version => version.AreaId);
        table.HasOne<RecommendingUnit>().WithMany().HasForeignKey(version => version.UnitId);
    }
}
