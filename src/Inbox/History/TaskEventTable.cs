using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.History;

internal sealed class TaskEventTable : IEntityTypeConfiguration<TaskEvent>
{
    public void Configure(EntityTypeBuilder<TaskEvent> happened)
    {
        happened.Property(e => e.Kind).HasConversion<string>().HasMaxLength(30);
        happened.Property(e => e.Actor).HasMaxLength(200);
        happened.HasOne<Tasks.UserTask>().WithMany().HasForeignKey(e => e.TaskId).OnDelete(DeleteBehavior.Cascade);
        happened.HasIndex(e => new { e.TaskId, e.Revision });
    }
}
