using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Persistence.Requests;

/// <summary>A POST that was answered, kept for a while under its caller's key: sent again, it is answered the same and done once.</summary>
public sealed class AnsweredRequest
{
    public long Id { get; private set; }

    /// <summary>Who sent it; empty for the public.</summary>
    public required string Person { get; init; }

    /// <summary>SHA-256 of the caller's key.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of what was asked.</summary>
    public required string Fingerprint { get; init; }

    public required int Status { get; init; }

    public string? ContentType { get; init; }

    public string? Location { get; init; }

    public string? EntityTag { get; init; }

    public required byte[] Body { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class AnsweredRequestTable : IEntityTypeConfiguration<AnsweredRequest>
{
    public void Configure(EntityTypeBuilder<AnsweredRequest> table)
    {
        table.ToTable("answered_requests");
        table.Property(request => request.Person).HasMaxLength(200);
        table.Property(request => request.Key).HasMaxLength(100);
        table.HasIndex(request => new { request.Person, request.Key }).IsUnique();
        table.HasIndex(request => request.At);
    }
}
