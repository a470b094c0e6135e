using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Mail.Outgoing;

internal sealed class OutgoingTable : IEntityTypeConfiguration<OutgoingMessage>
{
    public void Configure(EntityTypeBuilder<OutgoingMessage> message)
    {
        message.Property(m => m.DedupeKey).HasMaxLength(300);
        message.Property(m => m.MessageId).HasMaxLength(300);
        message.Property(m => m.Status).HasConversion<string>().HasMaxLength(10);
        message.Property(m => m.Language).HasConversion<string>().HasMaxLength(10);
        message.Property(m => m.Template).HasMaxLength(100);
        message.Property(m => m.ToUser).HasMaxLength(100);
        message.Property(m => m.Revision).IsConcurrencyToken();
        message.HasIndex(m => m.DedupeKey).IsUnique();
        message.HasIndex(m => m.MessageId).IsUnique();
        message.HasIndex(m => new { m.Status, m.DueAt, m.Id });
        message.HasIndex(m => new { m.Template, m.Status });
        message.HasIndex(m => m.BatchId);
        message.HasIndex(m => new { m.ToUser, m.Id });
        message.HasIndex(m => new { m.AboutKind, m.AboutId });
    }
}
