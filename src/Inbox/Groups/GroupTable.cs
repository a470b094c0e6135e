using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.Groups;

internal sealed class GroupTable : IEntityTypeConfiguration<GroupMember>
{
    public void Configure(EntityTypeBuilder<GroupMember> member)
    {
        member.Property(m => m.Group).HasMaxLength(100);
        member.Property(m => m.User).HasMaxLength(200);
        member.HasIndex(m => new { m.User, m.Group }).IsUnique();
        member.HasIndex(m => m.Group);
    }
}
