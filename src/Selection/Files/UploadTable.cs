using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Files;

internal sealed class UploadTable : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> table)
    {
        table.ToTable("uploads");
        table.Property(upload => upload.Account).HasMaxLength(100);
        table.Property(upload => upload.FileName).HasMaxLength(FileNames.MaxLength);
        table.Property(upload => upload.Offset).HasColumnName("received");
        table.HasIndex(upload => upload.Account);
        table.HasIndex(upload => upload.StartedAt);
    }
}
