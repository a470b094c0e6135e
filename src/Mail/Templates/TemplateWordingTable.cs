using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Mail.Templates;

internal sealed class TemplateWordingTable : IEntityTypeConfiguration<TemplateWording>
{
    public void Configure(EntityTypeBuilder<TemplateWording> table)
    {
        table.ToTable("template_wordings");
        table.Property(wording => wording.Template).HasMaxLength(100);
        table.HasIndex(wording => new { wording.Template, wording.Version }).IsUnique();
    }
}
