using BenchmarkWorkflow.Selection.Audit;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Selection.Applicants;

/// <summary>The companies that may apply.</summary>
public sealed class ApplicantRegister(DbContext db, TimeProvider time, AuditTrail audit)
{
    /// <summary>Registers a company for <paramref name="actor"/>, who acts for it from now on.</summary>
    /// <exception cref="RuleBrokenException">What is wrong field by field; <c>credit-code-taken</c> when the code is registered already.</exception>
    public async Task<Applicant> RegisterAsync(ApplicantData data, string actor, CancellationToken ct)
    {
        var broken = ApplicantRules.Problems(data);
        var code = CreditCode.Normal(data.CreditCode);
        if (broken.All(rule => rule.Field != "creditCode") && await db.Set<Applicant>().AnyAsync(a => a.CreditCode == code, ct))
            broken = [.. broken, new("credit-code-taken", "该统一社会信用代码已经注册，请用已有账号登录，或联系秘书处。", "creditCode")];
        RuleBrokenException.ThrowIfAny(broken);
        var applicant = new Applicant
        {
            FullName = data.FullName.Trim(), MatchName = CompanyName.Normal(data.FullName), CreditCode = code, Address = data.Address.Trim(),
            ContactName = data.ContactName.Trim(), ContactPhone = data.ContactPhone.Trim(), ContactEmail = data.ContactEmail,
            Account = actor, RegisteredAt = time.GetUtcNow(),
        };
        db.Add(applicant);
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "applicant.registered", "applicant", applicant.Id, new { applicant.FullName, applicant.CreditCode }, ct);
        return applicant;
    }

    /// <summary>Changes a company's name, address and contacts. The credit code stays for ever.</summary>
    /// <param name="revision">The revision the change was made from.</param>
    /// <exception cref="RuleBrokenException">What is wrong field by field; <c>applicant-stale</c>; <c>credit-code-fixed</c>.</exception>
    public async Task<Applicant> ChangeAsync(long applicantId, long revision, ApplicantData data, string actor, CancellationToken ct)
    {
        RuleBrokenException.ThrowIfAny(ApplicantRules.Problems(data));
        var applicant = await db.Set<Applicant>().SingleAsync(a => a.Id == applicantId, ct);
        if (applicant.Revision != revision) throw new RuleBrokenException(new BrokenRule("applicant-stale", "资料已被他人修改，请刷新后再改。"));
        if (applicant.CreditCode != CreditCode.Normal(data.CreditCode))
            throw new RuleBrokenException(new BrokenRule("credit-code-fixed", "统一社会信用代码注册后不能修改。", "creditCode"));
        var before = new { applicant.FullName, applicant.Address, applicant.ContactName, applicant.ContactPhone, applicant.ContactEmail };
        (applicant.FullName, applicant.MatchName, applicant.Address) = (data.FullName.Trim(), CompanyName.Normal(data.FullName), data.Address.Trim());
        (applicant.ContactName, applicant.ContactPhone, applicant.ContactEmail) = (data.ContactName.Trim(), data.ContactPhone.Trim(), data.ContactEmail);
        applicant.Revision++;
        await db.SaveChangesAsync(ct);
        await audit.RecordAsync(actor, "applicant.changed", "applicant", applicantId, new { before }, ct);
        return applicant;
    }

    /// <summary>The company with this code, or none.</summary>
    public Task<Applicant?> FindAsync(string creditCode, CancellationToken ct)
    {
        var code = CreditCode.Normal(creditCode);
        return db.Set<Applicant>().AsNoTracking().SingleOrDefaultAsync(a => a.CreditCode == code, ct);
    }

    /// <summary>The companies a user acts for.</summary>
    public async Task<IReadOnlyList<Applicant>> OfAccountAsync(string account, CancellationToken ct) =>
        await db.Set<Applicant>().AsNoTracking().Where(a => a.Account == account).OrderBy(a => a.Id).ToListAsync(ct);
}
