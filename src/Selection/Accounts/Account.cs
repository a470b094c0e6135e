using Microsoft.AspNetCore.Identity;

namespace BenchmarkWorkflow.Selection.Accounts;

/// <summary>A person's sign-in. What they may do is their <see cref="Roles"/>, kept as claims.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>The name shown to others.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The password was made by the product and is to be replaced by its owner before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>A disabled account can neither sign in nor renew a sign-in; its acts stay.</summary>
    public bool Disabled { get; set; }

    /// <summary>Goes up with every change by an administrator, and when its owner sets a password.</summary>
    public long Revision { get; set; }
}
