using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Exchanges;

/// <summary>Which registrations of an event are asked for; none of a kind means all.</summary>
/// <param name="Text">Part of a name, company, address or telephone number, or a whole code.</param>
/// <param name="CheckedIn">Only those who came, or only those who have not.</param>
public sealed record RegistrationQuery(
    long EventId, IReadOnlyList<RegistrationState>? States = null, IReadOnlyList<RegistrationRole>? Roles = null, bool? CheckedIn = null, string? Text = null);

/// <summary>The registrations of an event, for the secretariat.</summary>
public sealed class RegistrationLists(DbContext db)
{
    public const int MaxTake = 200;

    /// <summary>One page in the order they came, which is the order of the waiting list.</summary>
    /// <param name="after">Only those after this one; 0: from the first.</param>
    public async Task<IReadOnlyList<EventRegistration>> PageAsync(RegistrationQuery query, long after, int take, CancellationToken ct) =>
        await Filtered(query).Where(r => r.Id > after).OrderBy(r => r.Id).Take(Math.Clamp(take, 1, MaxTake)).ToListAsync(ct);

    public Task<int> CountAsync(RegistrationQuery query, CancellationToken ct) => Filtered(query).CountAsync(ct);

    /// <summary>All that are asked for, one after the other as they are read.</summary>
    public IAsyncEnumerable<EventRegistration> AllAsync(RegistrationQuery query) => Filtered(query).OrderBy(r => r.Id).AsAsyncEnumerable();

    /// <summary>The last that came through the door, the latest first.</summary>
    public async Task<IReadOnlyList<EventRegistration>> LastCheckedInAsync(long eventId, int most, CancellationToken ct) =>
        await db.Set<EventRegistration>().AsNoTracking().Where(r => r.EventId == eventId && r.CheckedInAt != null).OrderByDescending(r => r.CheckedInAt).ThenByDescending(r => r.Id).Take(most).ToListAsync(ct);

    private IQueryable<EventRegistration> Filtered(RegistrationQuery query)
    {
        var found = db.Set<EventRegistration>().AsNoTracking().Where(r => r.EventId == query.EventId);
        if (query.States is { Count: > 0 } states) found = found.Where(r => states.Contains(r.State));
        if (query.Roles is { Count: > 0 } roles) found = found.Where(r => roles.Contains(r.Role));
        if (query.CheckedIn is { } came) found = found.Where(r => r.CheckedInAt != null == came);
        if (string.IsNullOrWhiteSpace(query.Text)) return found;
        var (text, email, code) = (query.Text.Trim(), query.Text.Trim().ToLowerInvariant(), CheckInCode.Normalise(query.Text));
        return found.Where(r => r.Name.Contains(text) || r.Company.Contains(text) || r.Email.Contains(email) || r.Phone.Contains(text) || r.Code == code);
    }
}
