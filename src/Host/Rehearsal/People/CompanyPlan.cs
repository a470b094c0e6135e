namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>What kind of season a simulated company is going to have, decided before it starts.</summary>
internal sealed record CompanyPlan
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required int Area { get; init; }
    public required int Unit { get; init; }

    /// <summary>How good its experience really is, around 0; scores and recommendations follow it, with noise.</summary>
    public required double Quality { get; init; }
    public required DateTimeOffset Submits { get; init; }
    public required bool MistypesCode { get; init; }
    public required bool ForgetsProof { get; init; }
    public required PackageHabit Package { get; init; }

    /// <summary>When it gives up, if it does.</summary>
    public required DateTimeOffset? Withdraws { get; init; }

    public string Account => $"company-{Number}";

    /// <summary>The companies of a season: more for some units than for others, so that places run short.</summary>
    public static IReadOnlyList<CompanyPlan> Make(int count, Chance chance, IReadOnlyList<(int Number, string Place)> units, int areas, DateTimeOffset opens, DateTimeOffset closes, DateTimeOffset notice)
    {
        var names = new Companies(chance);
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            // A third of the units have twice the companies of the others.
            var index = (number - 1) % (units.Count + (units.Count / 3));
            var (unit, place) = units[index < units.Count ? index : (index - units.Count) * 3];
            var late = chance.Happens(0.04, "late", number);
            var submits = late
                ? closes.AddMinutes(chance.Between(0, 1200, "late by", number))
                : opens + ((closes - opens) * (0.15 + (0.84 * Math.Sqrt(chance.Of("submits", number)))));
            return new CompanyPlan
            {
                Number = number,
                Name = names.Name(number, place),
                Area = 1 + chance.Between(0, areas - 1, "company's area", number),
                Unit = unit,
                Quality = chance.Bell("quality", number),
                Submits = submits,
                MistypesCode = chance.Happens(0.05, "mistypes", number),
                ForgetsProof = chance.Happens(0.08, "forgets", number),
                Package = Habit(chance.Of("package", number)),
                Withdraws = !late && chance.Happens(0.04, "withdraws", number) ? submits.AddDays(1) + ((notice - submits.AddDays(2)) * chance.Of("withdraws at", number)) : null,
            };
        })];
    }

    private static PackageHabit Habit(double luck) => luck switch
    {
        < 0.05 => PackageHabit.WrongSubject,
        < 0.10 => PackageHabit.NotAnArchive,
        < 0.13 => PackageHabit.Never,
        < 0.15 => PackageHabit.Late,
        _ => PackageHabit.Right,
    };
}

/// <summary>How a company sends its package.</summary>
internal enum PackageHabit
{
    Right,

    /// <summary>Under another subject first; then right.</summary>
    WrongSubject,

    /// <summary>A ZIP that was renamed first; then right.</summary>
    NotAnArchive,
    Never,
    Late,
}
