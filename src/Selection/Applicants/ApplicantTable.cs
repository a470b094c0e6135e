using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Applicants;

internal sealed class ApplicantTable : IEntityTypeConfiguration<Applicant>
{
    public void Configure(EntityTypeBuilder<Applicant> table)
    {
        table.ToTable("applicants");
        table.HasIndex(applicant => applicant.CreditCode).IsUnique();
        table.HasIndex(applicant => applicant.MatchName);
        table.HasIndex(applicant => applicant.Account);
        table.Property(applicant => applicant.Revision).IsConcurrencyToken();
    }
}
