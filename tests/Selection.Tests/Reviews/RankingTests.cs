using BenchmarkWorkflow.Selection.Campaigns;
using BenchmarkWorkflow.Selection.Reviews;

namespace BenchmarkWorkflow.Selection.Tests.Reviews;

public sealed class RankingTests
{
    private static readonly RankingSettings Rule = new(DocumentWeight: 0.5m, DefenceWeight: 0.5m, MaxSelected: 2, MinScore: 60);

    [Fact]
    public void A_tie_is_broken_by_defence_then_document_then_receipt()
    {
        RankingEntry[] entries = [new(1, "R4", 80, 80), new(2, "R3", 78, 82), new(3, "R2", 80, 80), new(4, "R1", 82, 78)];
        var ranking = Ranking.Of(entries, Rule);

        Assert.Equal([2L, 3, 1, 4], ranking.Lines.Select(line => line.ApplicationId));
        Assert.Equal([1, 2, 3, 4], ranking.Lines.Select(line => line.Rank));
        Assert.Equal([2L, 3], ranking.Selected.Select(line => line.ApplicationId));
    }

    [Theory]
    [InlineData(90.0, 90.0, null, null)]
    [InlineData(90.0, 90.0, RankingBar.NoShow, "defence-no-show")]
    [InlineData(90.0, 90.0, RankingBar.SiteCheckFailed, "site-check-failed")]
    [InlineData(90.0, 90.0, RankingBar.SiteCheckOpen, "site-check-open")]
    [InlineData(90.0, null, null, "score-incomplete")]
    [InlineData(null, 90.0, null, "score-incomplete")]
    [InlineData(59.0, 60.98, null, "below-least-score")]
    [InlineData(59.0, 61.0, null, null)]
    public void What_is_not_selected_says_which_rule(double? document, double? defence, RankingBar? bar, string? rule)
    {
        var line = Assert.Single(Ranking.Of([new(1, "R1", (decimal?)document, (decimal?)defence, bar)], Rule).Lines);

        Assert.Equal(rule, line.Why?.Name);
        Assert.Equal(rule is null, line.IsSelected);
    }

    [Fact]
    public void Beyond_the_places_nobody_is_selected_and_a_barred_one_takes_no_place()
    {
        var ranking = Ranking.Of([new(1, "R1", 99, 99, RankingBar.NoShow), new(2, "R2", 80, 80), new(3, "R3", 70, 70), new(4, "R4", 65, 65)], Rule);

        Assert.Equal([2L, 3, 4, 1], ranking.Lines.Select(line => line.ApplicationId));
        Assert.Equal("beyond-places", ranking.Lines[2].Why?.Name);
        Assert.Null(ranking.Lines[3].Rank);
    }

    [Fact]
    public void Equal_input_has_an_equal_hash_and_other_input_another()
    {
        RankingEntry[] entries = [new(1, "R1", 80, 80), new(2, "R2", 78, 82)];
        var hash = Ranking.Of(entries, Rule).InputHash;

        Assert.Equal(hash, Ranking.Of([.. entries.Reverse()], Rule).InputHash);
        Assert.NotEqual(hash, Ranking.Of([entries[0], entries[1] with { DefenceScore = 82.01m }], Rule).InputHash);
        Assert.NotEqual(hash, Ranking.Of(entries, Rule with { MaxSelected = 3 }).InputHash);
    }

    [Fact]
    public void Sensitivity_names_who_would_change_place()
    {
        RankingEntry[] entries = [new(1, "R1", 90, 90), new(2, "R2", 90, 70), new(3, "R3", 71, 88), new(4, "R4", 60, 60)];
        var decided = Ranking.Of(entries, Rule);
        var variations = RankingSensitivity.Of(decided, entries);

        Assert.Equal([1L, 2], decided.Selected.Select(line => line.ApplicationId));
        Assert.Equal([3L], variations.Single(v => v.Name == "places+1").Enters.Select(line => line.ApplicationId));
        Assert.Equal([2L], variations.Single(v => v.Name == "places-1").Leaves.Select(line => line.ApplicationId));
        var weight = variations.Single(v => v.Name == "document-weight-0.1");
        Assert.Equal(3, Assert.Single(weight.Enters).ApplicationId);
        Assert.Equal(2, Assert.Single(weight.Leaves).ApplicationId);
        Assert.Equal(2, weight.Moves);
    }

    [Theory]
    [InlineData(0.4, 0.6, null)]
    [InlineData(0.5, 0.6, "ranking-weights")]
    [InlineData(-0.5, 1.5, "ranking-weights")]
    public void Weights_make_one(double document, double defence, string? rule) =>
        Assert.Equal(rule, RankingRules.CheckWeights(Rule with { DocumentWeight = (decimal)document, DefenceWeight = (decimal)defence })?.Name);
}
