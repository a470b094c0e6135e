using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Notices;

/// <summary>An objection as someone may see it.</summary>
/// <param name="FiledBy">None for those who do not handle it: identity is protected.</param>
public sealed record ObjectionView(
    long Id, long NoticeId, long? ApplicationId, ObjectionChannel Channel, ObjectionSubject Subject, string? FiledBy, string? Contact, string Statement, string Evidence,
    DateTimeOffset FiledAt, ObjectionState State, IReadOnlyList<string> Grounds, string Answer, string Decision, ObjectionEffect Effect);

/// <summary>A decided objection, and the notice that was published by it, if any.</summary>
public sealed record DecidedObjection(Objection Objection, PublicNotice? Notice);

/// <summary>Takes objections, checks them, decides them and carries the decision out.</summary>
public sealed class ObjectionDesk(DbContext db, TimeProvider time, AuditTrail audit, NoticeBoard board, ApplicationProgress progress)
{
    /// <summary>What would keep it from being accepted; empty when nothing would. For the form, before it is filed.</summary>
    public async Task<IReadOnlyList<BrokenRule>> CheckAsync(long noticeId, FiledObjection filed, CancellationToken ct)
    {
        var named = await NamedAsync(noticeId, ct);
        return [.. ObjectionRules.Unusable(filed), .. Grounds(filed, await board.CurrentAsync(named.CampaignId, ct) ?? named)];
    }

    /// <summary>
    /// Records an objection under the notice it names. It is judged by the campaign's current one: whoever reads a list that was corrected meanwhile is in
    /// time as long as its successor runs. One with a ground against it is kept as not accepted, the grounds named; it holds nothing up. The others wait for the secretariat.
    /// </summary>
    /// <exception cref="RuleBrokenException">See <see cref="ObjectionRules.Unusable"/>: such a one cannot be kept at all.</exception>
    public async Task<Objection> FileAsync(long noticeId, FiledObjection filed, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(ObjectionRules.Unusable(filed));
        var named = await NamedAsync(noticeId, ct);
        var judgedBy = (await board.CurrentAsync(named.CampaignId, ct))?.Id ?? noticeId;
        var notice = await db.Set<PublicNotice>().SingleAsync(n => n.Id == judgedBy, ct);
        var grounds = Grounds(filed, notice);
        var objection = new Objection
        {
            CampaignId = notice.CampaignId, NoticeId = noticeId, ApplicationId = filed.ApplicationId, Channel = filed.Channel, Subject = filed.Subject, FiledBy = filed.FiledBy.Trim(),
            Contact = filed.Contact.Trim(), Statement = filed.Statement.Trim(), Evidence = filed.Evidence.Trim(), FiledAt = time.GetUtcNow(),
        };
        if (grounds.Count > 0)
        {
            (objection.State, objection.Grounds) = (ObjectionState.NotAccepted, [.. grounds.Select(g => g.Name)]);
            (objection.Decision, objection.DecidedBy, objection.DecidedAt) = (string.Join('\n', grounds.Select(g => g.Message)), "system", time.GetUtcNow());
        }

        db.Add(objection);
        notice.Revision++; // filing and closing or correcting at once: the second looks again
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "objection.filed", "objection", objection.Id, new { notice = noticeId, filed.ApplicationId, state = objection.State.ToString(), objection.Grounds }, ct);
        return objection;
    }

    /// <summary>受理: the investigation begins.</summary>
    /// <exception cref="RuleBrokenException"><c>objection-not-filed</c>.</exception>
    public async Task AcceptAsync(long objectionId, string actor, CancellationToken ct)
    {
        var objection = await FiledAsync(objectionId, ct);
        objection.State = ObjectionState.Accepted;
        await SaveAsync(objection, "objection.accepted", null, actor, ct);
    }

    /// <summary>不予受理, for a ground that people have found, such as impersonation.</summary>
    /// <param name="ground">Its name, kebab-case.</param>
    /// <param name="reason">Its words, for the one who raised it.</param>
    /// <exception cref="RuleBrokenException"><c>objection-not-filed</c>, <c>reason-missing</c>.</exception>
    public async Task RefuseAsync(long objectionId, string ground, string reason, string actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(ground) || string.IsNullOrWhiteSpace(reason)) throw new RuleBrokenException(new BrokenRule("reason-missing", "请写明不予受理的理由。", "reason"));
        var objection = await FiledAsync(objectionId, ct);
        (objection.State, objection.Grounds, objection.Decision) = (ObjectionState.NotAccepted, [ground], reason.Trim());
        (objection.DecidedBy, objection.DecidedAt) = (actor, time.GetUtcNow());
        await SaveAsync(objection, "objection.refused", new { ground, reason }, actor, ct);
    }

    /// <summary>What the recommending unit or the company answers.</summary>
    /// <exception cref="RuleBrokenException"><c>objection-not-open</c>.</exception>
    public async Task AnswerAsync(long objectionId, string answer, string actor, CancellationToken ct)
    {
        var objection = await db.Set<Objection>().SingleAsync(o => o.Id == objectionId, ct);
        if (!objection.IsOpen) throw new RuleBrokenException(new BrokenRule("objection-not-open", "该异议已有结论。"));
        objection.Answer = answer.Trim();
        await SaveAsync(objection, "objection.answered", null, actor, ct);
    }

    /// <summary>
    /// Decides, and carries it out in the same transaction: a correction republishes the list, a removal takes the application off it and ends it as removed, a new notice runs
    /// for a new period.
    /// </summary>
    /// <exception cref="RuleBrokenException">See <see cref="ObjectionRules.MayDecide"/>; <c>notice-not-open</c>.</exception>
    public async Task<DecidedObjection> DecideAsync(long objectionId, bool isUpheld, ObjectionEffect effect, string decision, string actor, CancellationToken ct)
    {
        var objection = await db.Set<Objection>().SingleAsync(o => o.Id == objectionId, ct);
        RuleBrokenException.ThrowIf(ObjectionRules.MayDecide(objection, isUpheld, effect, decision));
        var notice = effect is ObjectionEffect.None ? null : await board.CurrentAsync(objection.CampaignId, ct);
        if (notice is not null) RuleBrokenException.ThrowIf(NoticeRules.MayCorrect(notice, decision));
        (objection.State, objection.Effect, objection.Decision) = (isUpheld ? ObjectionState.Upheld : ObjectionState.Rejected, effect, decision.Trim());
        (objection.DecidedBy, objection.DecidedAt) = (actor, time.GetUtcNow());
        await SaveAsync(objection, "objection.decided", new { isUpheld, effect = effect.ToString(), decision }, actor, ct);
        return new(objection, notice is null ? null : await CarryOutAsync(objection, notice, actor, ct));
    }

    /// <summary>All objections of a campaign, oldest first.</summary>
    /// <param name="showsIdentity">Only for those who handle objections.</param>
    public async Task<IReadOnlyList<ObjectionView>> OfCampaignAsync(long campaignId, bool showsIdentity, CancellationToken ct) =>
        [.. (await db.Set<Objection>().AsNoTracking().Where(o => o.CampaignId == campaignId).OrderBy(o => o.Id).ToListAsync(ct)).Select(o => View(o, showsIdentity))];

    private async Task<PublicNotice> CarryOutAsync(Objection objection, PublicNotice notice, string actor, CancellationToken ct)
    {
        long[] takenOff = objection is { Effect: ObjectionEffect.Remove, ApplicationId: { } removed } ? [removed] : [];
        var corrected = await board.CorrectAsync(notice.Id, takenOff, objection.Decision, objection.Effect is ObjectionEffect.Renotice, actor, ct);
        foreach (var id in takenOff) await progress.ConcludeAsync(id, ApplicationOutcome.Removed, objection.Decision, actor, ct);
        return corrected;
    }

    private IReadOnlyList<BrokenRule> Grounds(FiledObjection filed, PublicNotice notice) =>
        ObjectionRules.Grounds(filed, notice, NoticeSnapshot.Read(notice.SnapshotJson).Select(e => e.ApplicationId).ToHashSet(), time.GetUtcNow());

    private Task<PublicNotice> NamedAsync(long noticeId, CancellationToken ct) =>
        db.Set<PublicNotice>().AsNoTracking().SingleAsync(n => n.Id == noticeId, ct);

    private async Task<Objection> FiledAsync(long objectionId, CancellationToken ct)
    {
        var objection = await db.Set<Objection>().SingleAsync(o => o.Id == objectionId, ct);
        return objection.State is ObjectionState.Filed ? objection : throw new RuleBrokenException(new BrokenRule("objection-not-filed", "该异议已作受理决定。"));
    }

    private async Task SaveAsync(Objection objection, string act, object? details, string actor, CancellationToken ct)
    {
        objection.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, act, "objection", objection.Id, details, ct);
    }

    private static ObjectionView View(Objection o, bool showsIdentity) => new(
        o.Id, o.NoticeId, o.ApplicationId, o.Channel, o.Subject, showsIdentity ? o.FiledBy : null, showsIdentity ? o.Contact : null, o.Statement, o.Evidence,
        o.FiledAt, o.State, o.Grounds, o.Answer, o.Decision, o.Effect);
}
