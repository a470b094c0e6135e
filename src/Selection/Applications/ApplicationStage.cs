namespace BenchmarkWorkflow.Selection.Applications;

/// <summary>Where an application is. Which may follow which is data of the campaign.</summary>
public enum ApplicationStage
{
    /// <summary>The company writes; nobody else sees it.</summary>
    Draft,
    /// <summary>Handed in, has its receipt.</summary>
    Submitted,
    /// <summary>With its recommending unit.</summary>
    Recommendation,
    /// <summary>Sent back by the unit for correction; may be handed in again until the deadline.</summary>
    Returned,
    Eligibility,
    DocumentReview,
    Defence,
    SiteCheck,
    /// <summary>All results are in; waits for the cut-off.</summary>
    Ranking,
    /// <summary>On the published list.</summary>
    Notice,
    /// <summary>It has its <see cref="ApplicationOutcome"/>.</summary>
    Concluded,
}

/// <summary>How an application ended.</summary>
public enum ApplicationOutcome
{
    /// <summary>It has not ended.</summary>
    Open,
    Selected,
    NotSelected,
    NotRecommended,
    Ineligible,
    Withdrawn,
    Late,
    /// <summary>Taken off the list after an objection was upheld.</summary>
    Removed,
}
