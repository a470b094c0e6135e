using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Persistence.Designer;

/// <summary>What the designer's pages keep beside the engine's definitions and instances.</summary>
internal sealed class DesignerTables :
    IEntityTypeConfiguration<EditedDefinition>,
    IEntityTypeConfiguration<ParkedDraft>,
    IEntityTypeConfiguration<EditorPresence>,
    IEntityTypeConfiguration<Migration>,
    IEntityTypeConfiguration<MigratedInstance>,
    IEntityTypeConfiguration<RehearsalJob>,
    IEntityTypeConfiguration<RehearsedSeason>
{
    public static ModelBuilder Map(ModelBuilder model)
    {
        var tables = new DesignerTables();
        return model
            .ApplyConfiguration<EditedDefinition>(tables).ApplyConfiguration<ParkedDraft>(tables).ApplyConfiguration<EditorPresence>(tables)
            .ApplyConfiguration<Migration>(tables).ApplyConfiguration<MigratedInstance>(tables)
            .ApplyConfiguration<RehearsalJob>(tables).ApplyConfiguration<RehearsedSeason>(tables);
    }

    public void Configure(EntityTypeBuilder<EditedDefinition> table)
    {
        table.ToTable("designer_definitions");
        table.HasIndex(row => row.DefinitionId).IsUnique();
        table.Property(row => row.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<ParkedDraft> table)
    {
        table.ToTable("designer_parked_drafts");
        table.HasIndex(row => row.DefinitionId);
        table.Property(row => row.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<EditorPresence> table)
    {
        table.ToTable("designer_presences");
        table.HasIndex(row => new { row.DefinitionId, row.Page }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Migration> table)
    {
        table.ToTable("designer_migrations");
        table.HasIndex(row => row.DefinitionId);
        table.HasIndex(row => row.DefinitionId, "ix_designer_migrations_under_way").IsUnique().HasFilter("state IN (0, 2)"); // running or undoing: one at a time
        table.Property(row => row.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<MigratedInstance> table)
    {
        table.ToTable("designer_migrated_instances");
        table.HasIndex(row => new { row.MigrationId, row.State });
        table.HasOne<Migration>().WithMany().HasForeignKey(row => row.MigrationId);
    }

    public void Configure(EntityTypeBuilder<RehearsalJob> table)
    {
        table.ToTable("designer_rehearsals");
        table.HasIndex(row => row.DefinitionId);
        table.HasIndex(row => row.State);
        table.Property(row => row.Revision).IsConcurrencyToken();
    }

    public void Configure(EntityTypeBuilder<RehearsedSeason> table)
    {
        table.ToTable("designer_seasons");
        table.HasIndex(row => row.Key).IsUnique();
    }
}
