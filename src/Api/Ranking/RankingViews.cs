namespace BenchmarkWorkflow.Api.Ranking;

/// <summary>One line of the ranking. A score is there once all of the application's are in.</summary>
/// <param name="Raw">Mean of all document scores.</param>
/// <param name="Document">The document score that counts, the highest and the lowest left out where there are enough.</param>
/// <param name="Trimmed">Whether they were.</param>
/// <param name="Calibrated">The document score with the experts' habits taken out, for comparison.</param>
/// <param name="Why">Why it is not above the cut.</param>
internal sealed record RankingLineView(
    long ApplicationId, string ReceiptNumber, string Company, string? Area, int? Rank, decimal? Raw, decimal? Document, bool Trimmed, decimal? Calibrated, int Scores, decimal? Spread, bool Disputed,
    decimal? Defence, decimal? Total, bool Selected, string? Why);

internal sealed record RankingRuleView(decimal DocumentWeight, decimal DefenceWeight, int MaxSelected, decimal MinScore);

/// <param name="Hash">SHA-256 of everything it was derived from.</param>
internal sealed record RankingView(RankingRuleView Rule, string Hash, int Candidates, int Selected, IReadOnlyList<RankingLineView> Items, string? Next, int TotalCount);

/// <summary>How an expert judges beside the others; of applications of which all scores are in.</summary>
/// <param name="Deviation">Mean difference to what the same applications got from the others; above 0: milder.</param>
/// <param name="Shift">What calibration takes off each of the expert's scores.</param>
internal sealed record HabitView(long ExpertId, string Expert, int Scores, decimal Lowest, decimal Mean, decimal Highest, decimal Deviation, decimal Shift, string Text);

internal sealed record MovedView(long ApplicationId, string ReceiptNumber, string Company, int? Rank, decimal? Total, string? Why);

/// <param name="Moves">How many lines would change their rank.</param>
/// <param name="Selected">How many would be selected.</param>
internal sealed record VariationView(string Name, string Text, IReadOnlyList<MovedView> Enters, IReadOnlyList<MovedView> Leaves, int Moves, int? Selected);
