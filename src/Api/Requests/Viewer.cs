using System.Globalization;
using System.Security.Claims;

namespace BenchmarkWorkflow.Api.Requests;

/// <summary>Who asks, as the sign-in of this request has it, read anew at every request. What they may see of a record, the record's own rules say.</summary>
/// <param name="Name">The user name; empty for the public.</param>
/// <param name="Roles">Those of <c>Selection.Accounts.Roles</c>.</param>
/// <param name="Units">The numbers of the recommending units they are staff of.</param>
public sealed record Viewer(string Name, IReadOnlySet<string> Roles, IReadOnlyList<int> Units)
{
    /// <summary>The claim that names a unit by its number.</summary>
    public const string UnitClaim = "unit";

    public bool Is(string role) => Roles.Contains(role);

    public static Viewer Of(ClaimsPrincipal who) => new(
        who.Identity?.Name ?? "",
        who.FindAll(ClaimTypes.Role).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal),
        [.. who.FindAll(UnitClaim).Select(claim => int.Parse(claim.Value, CultureInfo.InvariantCulture))]);

    /// <summary>Lets a handler ask for it.</summary>
    public static ValueTask<Viewer?> BindAsync(HttpContext context) => new(Of(context.User));
}
