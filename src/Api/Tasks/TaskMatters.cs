using System.Globalization;
using BenchmarkWorkflow.Activities.Matters;
using BenchmarkWorkflow.Api.Requests;
using BenchmarkWorkflow.Inbox.Lists;
using BenchmarkWorkflow.Selection.Accounts;
using BenchmarkWorkflow.Selection.Applicants;
using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Units;
using Microsoft.EntityFrameworkCore;

namespace BenchmarkWorkflow.Api.Tasks;

/// <summary>The application that a task is about.</summary>
/// <param name="Title">What its experience is called.</param>
internal sealed record TaskMatterView(long ApplicationId, string? ReceiptNumber, string Company, string Title, string? Area, string? Unit);

/// <summary>
/// What a task is about, for those who may know the company: the secretariat, the unit it chose, and the company itself. An expert reads the number and the area that the
/// task's title names, and no company.
/// </summary>
internal sealed class TaskMatters(DbContext db)
{
    public async Task<TaskMatterView?> OfAsync(TaskLine task, Viewer who, CancellationToken ct)
    {
        if (task.AboutKind != Matter.Application || !long.TryParse(task.AboutId, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return null;
        var all = who.Is(Roles.Secretariat);
        var units = who.Units;
        return await (
            from application in db.Set<Application>().AsNoTracking()
            where application.Id == id
            join company in db.Set<Applicant>() on application.ApplicantId equals company.Id
            let its = company.Account == who.Name
            join found in db.Set<ReturnedVersion>() on application.Id equals found.ApplicationId into versions // what the company writes after a return is its own
            from version in versions.DefaultIfEmpty()
            let asWritten = its || version == null
            join one in db.Set<RecommendingUnit>() on (asWritten ? application.UnitId : version.UnitId) equals (long?)one.Id into chosen
            from unit in chosen.DefaultIfEmpty()
            join one in db.Set<KeyArea>() on (asWritten ? application.AreaId : version.AreaId) equals (long?)one.Id into areas
            from area in areas.DefaultIfEmpty()
            where all || its || (unit != null && units.Contains(unit.Number))
            select new TaskMatterView(application.Id, application.ReceiptNumber, company.FullName, asWritten ? application.Title : version.Title, area == null ? null : area.Name, unit == null ? null : unit.Name)).FirstOrDefaultAsync(ct);
    }
}
