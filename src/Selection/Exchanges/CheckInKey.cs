using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>The secret of this installation that makes check-in codes, kept for as long as its codes are to be given.</summary>
public sealed class CheckInKey
{
    /// <summary>There is one.</summary>
    public const string Only = "check-in";

    public long Id { get; private set; }

    public required string Name { get; init; }

    public required string Value { get; init; }
}

/// <summary>The key: of the settings where they give one, else made once, at random, and kept in the database.</summary>
public sealed class CheckInKeys(DbContext db, IOptions<ExchangeOptions> options)
{
    public async Task<string> GetAsync(CancellationToken ct)
    {
        if (options.Value.CheckInKey is { } given) return given;
        if (await db.Set<CheckInKey>().AsNoTracking().Where(key => key.Name == CheckInKey.Only).Select(key => key.Value).FirstOrDefaultAsync(ct) is { } kept) return kept;
        var made = new CheckInKey { Name = CheckInKey.Only, Value = RandomNumberGenerator.GetHexString(64, lowercase: true) };
        db.Add(made);
        await db.SaveChangesAsync(ct); // two at once: the name is unique, the second unit is repeated and finds the first one's
        return made.Value;
    }
}
