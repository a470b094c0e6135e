namespace BenchmarkWorkflow.Selection.Units;

/// <summary>One of the bodies that may recommend in a campaign (推荐单位), as its notice lists them.</summary>
public sealed class RecommendingUnit
{
    public long Id { get; private set; }

    public required long CampaignId { get; init; }

    /// <summary>1 … 49 in 2022, the annex's own number.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    public required UnitKind Kind { get; set; }

    /// <summary>Goes up with every entry of the quota ledger: its update is the lock that puts two recommenders in line.</summary>
    public long LedgerTurn { get; private set; }
}

public enum UnitKind
{
    /// <summary>A province, autonomous region or municipality.</summary>
    Region,
    /// <summary>A city planned separately (计划单列市).</summary>
    SeparatelyPlannedCity,
    /// <summary>新疆生产建设兵团.</summary>
    Corps,
    /// <summary>An industry association.</summary>
    Association,
}
