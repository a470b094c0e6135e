using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Mail.Incoming;

internal sealed class IncomingTable : IEntityTypeConfiguration<IncomingMessage>
{
    public void Configure(EntityTypeBuilder<IncomingMessage> message)
    {
        message.Property(m => m.ContentHash).HasMaxLength(64);
        message.Property(m => m.Status).HasConversion<string>().HasMaxLength(20);
        message.Property(m => m.Revision).IsConcurrencyToken();
        message.HasIndex(m => m.ContentHash).IsUnique();
        message.HasIndex(m => m.MessageId);
        message.HasIndex(m => new { m.Status, m.Id });
        message.HasIndex(m => new { m.AboutKind, m.AboutId });
    }
}
