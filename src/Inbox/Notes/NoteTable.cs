using BenchmarkWorkflow.Inbox.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.Notes;

internal sealed class TaskDraftTable : IEntityTypeConfiguration<TaskDraft>
{
    public void Configure(EntityTypeBuilder<TaskDraft> draft)
    {
        draft.HasIndex(d => new { d.TaskId, d.User }).IsUnique();
        draft.HasOne<UserTask>().WithMany().HasForeignKey(d => d.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TaskCommentTable : IEntityTypeConfiguration<TaskComment>
{
    public void Configure(EntityTypeBuilder<TaskComment> comment) =>
        comment.HasOne<UserTask>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Cascade);
}

internal sealed class TaskAttachmentTable : IEntityTypeConfiguration<TaskAttachment>
{
    public void Configure(EntityTypeBuilder<TaskAttachment> attachment) =>
        attachment.HasOne<UserTask>().WithMany().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Cascade);
}
