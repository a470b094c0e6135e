using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Audit;

internal sealed class AuditTable : IEntityTypeConfiguration<AuditRecord>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditRecord> table)
    {
        table.ToTable("audit_records");
        table.HasKey(record => record.Sequence);
        table.Property(record => record.Sequence).ValueGeneratedNever();
        table.HasIndex(record => new { record.SubjectKind, record.SubjectId, record.Sequence });
        table.KeptForEver();
    }

    public void Configure(EntityTypeBuilder<AuditHead> table)
    {
        table.ToTable("audit_heads");
        table.HasKey(head => head.Id);
        table.Property(head => head.Id).ValueGeneratedNever();
    }
}
