using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Candidates;

internal sealed class CandidateTable : IEntityTypeConfiguration<CandidateOrder>
{
    public void Configure(EntityTypeBuilder<CandidateOrder> table)
    {
        table.ToTable("candidate_orders");
        table.HasKey(order => order.UnitId);
        table.Ignore(order => order.Order);
        table.Property(order => order.Revision).IsConcurrencyToken();
        table.HasOne<RecommendingUnit>().WithOne().HasForeignKey<CandidateOrder>(order => order.UnitId);
    }
}
