using System.Text;
using BenchmarkWorkflow.Selection.Quotas;
using BenchmarkWorkflow.Selection.Units;

namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>What recommending units do by themselves: some file for five places, with the proof of their own activity.</summary>
internal static class UnitActs
{
    public static void Plan(Agenda agenda, Chance chance, OfficeHours hours, IReadOnlyList<RecommendingUnit> units, DateTimeOffset opens, DateTimeOffset closes)
    {
        foreach (var unit in units.Where(unit => chance.Happens(0.3, "files for relaxation", unit.Number)))
        {
            var at = hours.From(opens + ((closes - opens) * (0.1 + (0.6 * chance.Of("files at", unit.Number)))));
            agenda.Plan(at, $"{unit.Name} files for relaxation", (services, ct) => services.GetRequiredService<RelaxationDesk>().RequestAsync(
                unit.Id, $"{unit.Name} 2021 年度质量标杆活动", "活动通知.pdf", Encoding.UTF8.GetBytes($"%PDF-1.7\n% {unit.Name}：关于开展质量标杆活动的通知\n"), Cast.Clerk(unit.Number), ct));
        }
    }
}
