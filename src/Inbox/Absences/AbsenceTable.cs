using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.Absences;

internal sealed class AbsenceTable : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> absence)
    {
        absence.Property(a => a.Revision).IsConcurrencyToken();
        absence.HasIndex(a => new { a.User, a.Until });
        absence.HasIndex(a => a.Until);
    }
}
