using System.ComponentModel.DataAnnotations;

namespace BenchmarkWorkflow.Host.SignIn;

/// <summary>The section <c>SignIn</c> of the settings.</summary>
public sealed class SignInOptions
{
    /// <summary>How long an access token is good for, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int AccessTokenMinutes { get; set; } = 15;

    /// <summary>How long a refresh token is good for, in hours: who stays away longer signs in again.</summary>
    [Range(1, 24 * 90)]
    public int RefreshTokenHours { get; set; } = 12;

    /// <summary>How long a browser's session lasts that is left alone, in hours.</summary>
    [Range(1, 24 * 30)]
    public int SessionHours { get; set; } = 12;

    /// <summary>How often a minute one name may be tried, with right or wrong passwords, on one node.</summary>
    [Range(1, 10_000)]
    public int AttemptsPerNameAndMinute { get; set; } = 20;

    /// <summary>How often a minute one address may try passwords, on one node. An office behind one address signs in by it.</summary>
    [Range(1, 100_000)]
    public int AttemptsPerAddressAndMinute { get; set; } = 60;

    /// <summary>Wrong passwords in a row that lock a name, or a browser that has signed in under it before, which the name's lock does not concern.</summary>
    [Range(1, 100)]
    public int FailuresUntilLocked { get; set; } = 5;

    /// <summary>How long a locked name stays locked, in minutes.</summary>
    [Range(1, 24 * 60)]
    public int LockedMinutes { get; set; } = 15;

    /// <summary>The shortest password that is accepted.</summary>
    [Range(8, 128)]
    public int PasswordLength { get; set; } = 10;
}

/// <summary>The section <c>Administrator</c>: the account made at first start.</summary>
public sealed class AdministratorOptions
{
    [Required, MaxLength(100)]
    public string UserName { get; set; } = "admin";

    /// <summary>Its password. Without one, a one-time password is made and printed once, to be replaced at the first sign-in.</summary>
    public string? Password { get; set; }
}
