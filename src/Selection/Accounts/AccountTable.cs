using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BenchmarkWorkflow.Selection.Accounts;

internal sealed class AccountTable
    : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<IdentityUserClaim<long>>, IEntityTypeConfiguration<SealingKey>, IEntityTypeConfiguration<SignInFailure>,
        IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.UserName).HasMaxLength(100);
        builder.Property(account => account.NormalizedUserName).HasMaxLength(100);
        builder.Property(account => account.Email).HasMaxLength(256);
        builder.Property(account => account.NormalizedEmail).HasMaxLength(256);
        builder.Property(account => account.DisplayName).HasMaxLength(100);
        builder.Property(account => account.ConcurrencyStamp).IsConcurrencyToken();
        builder.Property(account => account.Revision).IsConcurrencyToken();
        builder.HasIndex(account => account.NormalizedUserName).IsUnique();
        builder.HasIndex(account => account.NormalizedEmail);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        builder.ToTable("account_claims");
        builder.HasOne<Account>().WithMany().HasForeignKey(claim => claim.UserId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SealingKey> builder)
    {
        builder.ToTable("sealing_keys");
        builder.Property(key => key.Name).HasMaxLength(200);
        builder.HasIndex(key => key.Name).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SignInFailure> builder)
    {
        builder.ToTable("sign_in_failures");
        builder.Property(failure => failure.Key).HasMaxLength(64);
        builder.HasIndex(failure => failure.Key).IsUnique();
        builder.HasIndex(failure => failure.LastAt);
    }

    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_links");
        builder.Property(link => link.Purpose).HasConversion<string>();
        builder.Property(link => link.Address).HasMaxLength(256);
        builder.HasIndex(link => link.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(link => link.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
