using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Inbox.Tasks;

internal sealed class UserTaskTable : IEntityTypeConfiguration<UserTask>
{
    public void Configure(EntityTypeBuilder<UserTask> task)
    {
        task.Property(t => t.Status).HasConversion<string>().HasMaxLength(20);
        task.Property(t => t.Revision).IsConcurrencyToken();
        task.HasIndex(t => t.Key).IsUnique();
        task.HasIndex(t => new { t.Status, t.DueOrder });
        task.HasIndex(t => new { t.Assignee, t.Status, t.DueOrder });
        task.HasIndex(t => new { t.AboutKind, t.AboutId });
        task.HasIndex(t => t.WorkflowInstanceId);
        task.HasMany(t => t.Candidates).WithOne().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Cascade);
        task.HasMany(t => t.Answers).WithOne().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TaskCandidateTable : IEntityTypeConfiguration<TaskCandidate>
{
    public void Configure(EntityTypeBuilder<TaskCandidate> candidate)
    {
        candidate.Property(c => c.Kind).HasConversion<string>().HasMaxLength(10);
        candidate.HasIndex(c => new { c.TaskId, c.Kind, c.Name }).IsUnique();
        candidate.HasIndex(c => new { c.Name, c.Kind });
    }
}

internal sealed class TaskAnswerTable : IEntityTypeConfiguration<Answers.TaskAnswer>
{
    public void Configure(EntityTypeBuilder<Answers.TaskAnswer> answer)
    {
        answer.Property(a => a.State).HasConversion<string>().HasMaxLength(10);
        answer.HasIndex(a => new { a.TaskId, a.User });
        answer.HasIndex(a => new { a.User, a.State });
    }
}

internal sealed class TaskOperationTable : IEntityTypeConfiguration<TaskOperation>
{
    public void Configure(EntityTypeBuilder<TaskOperation> operation)
    {
        operation.HasKey(o => o.Id);
        operation.Property(o => o.Id).HasMaxLength(200).ValueGeneratedNever();
        operation.HasOne<UserTask>().WithMany().HasForeignKey(o => o.TaskId).OnDelete(DeleteBehavior.Cascade);
    }
}
