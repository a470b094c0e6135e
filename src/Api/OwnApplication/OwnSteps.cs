using BenchmarkWorkflow.Selection.Applications;
using BenchmarkWorkflow.Selection.Campaigns;

namespace BenchmarkWorkflow.Api.OwnApplication;

/// <summary>The way of an application as a line of steps.</summary>
internal static class OwnSteps
{
    private static readonly (string Name, ApplicationStage[] Stages, string? Date)[] Way =
    [
        ("submission", [ApplicationStage.Draft, ApplicationStage.Returned], DeadlineNames.Applications),
        ("recommendation", [ApplicationStage.Submitted, ApplicationStage.Recommendation], DeadlineNames.Recommendations),
        ("eligibility", [ApplicationStage.Eligibility], DeadlineNames.Eligibility),
        ("documentReview", [ApplicationStage.DocumentReview], DeadlineNames.DocumentReview),
        ("defence", [ApplicationStage.Defence], DeadlineNames.Defence),
        ("siteCheck", [ApplicationStage.SiteCheck], DeadlineNames.SiteCheck),
        ("ranking", [ApplicationStage.Ranking], DeadlineNames.Notice),
        ("notice", [ApplicationStage.Notice], DeadlineNames.Notice),
        ("result", [ApplicationStage.Concluded], null),
    ];

    /// <summary>The steps with where the application is. The site check stands among them only where there is one: most applications have none.</summary>
    public static IReadOnlyList<StepView> Of(Application application, IReadOnlyList<ApplicationStep> timeline, IReadOnlyDictionary<string, DateTimeOffset> dates)
    {
        var here = Array.FindIndex(Way, step => step.Stages.Contains(application.Stage));
        var ended = application.Stage == ApplicationStage.Concluded;
        var reached = ended ? Array.FindIndex(Way, step => step.Stages.Contains(timeline[^1].From)) : here; // what has ended has a last step
        List<StepView> steps = [];
        for (var place = 0; place < Way.Length; place++)
        {
            var (name, stages, date) = Way[place];
            var begun = timeline.LastOrDefault(step => stages.Contains(step.To))?.At ?? (place == 0 ? application.CreatedAt : null);
            if (name == "siteCheck" && begun is null) continue;
            var state = place == here ? ended ? "done" : "current" : ended ? place <= reached ? "done" : "skipped" : place < here ? "done" : "ahead";
            var at = state switch
            {
                "done" => timeline.LastOrDefault(step => stages.Contains(step.From) && !stages.Contains(step.To))?.At ?? begun, // what is done last has no end
                "current" => begun,
                _ => null,
            };
            steps.Add(new(name, state, at, date is not null && dates.TryGetValue(date, out var until) ? until : null));
        }

        return steps;
    }
}
