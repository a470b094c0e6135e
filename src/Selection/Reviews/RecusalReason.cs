namespace BenchmarkWorkflow.Selection.Reviews;

/// <summary>Why an expert may not judge an application (process.md, "Recusal reasons"; practice of expert pools and science awards).</summary>
public enum RecusalReason
{
    /// <summary>Employed by the applicant within the years that count. Derived when the expert's employer is the applicant.</summary>
    Employment,
    /// <summary>Adviser to the applicant within the years that count.</summary>
    Adviser,
    /// <summary>Kin of someone at the applicant.</summary>
    Kinship,
    /// <summary>A dispute with the applicant within the years that count.</summary>
    Dispute,
    /// <summary>Helped to prepare the material.</summary>
    PreparedMaterial,
    /// <summary>The same controller stands behind the expert's employer and the applicant.</summary>
    SameController,
    Shareholding,
    OtherInterest,
    /// <summary>Works for the unit that recommends the application. Derived from the expert's entry.</summary>
    RecommendingUnit,
    /// <summary>The expert's employer applies in the same season. Derived; holds for every application of the season.</summary>
    SeasonApplicant,
}

/// <summary>The reasons in the words people read.</summary>
public static class RecusalWords
{
    public static string Text(this RecusalReason reason) => reason switch
    {
        RecusalReason.Employment => "在申报企业任职（三年内）",
        RecusalReason.Adviser => "担任申报企业顾问（三年内）",
        RecusalReason.Kinship => "与申报企业人员有亲属关系",
        RecusalReason.Dispute => "与申报企业有法律纠纷（三年内）",
        RecusalReason.PreparedMaterial => "参与申报材料的编写或辅导",
        RecusalReason.SameController => "所在单位与申报企业同受一方控制",
        RecusalReason.Shareholding => "持有申报企业股份",
        RecusalReason.OtherInterest => "与申报企业有其他经济利益关系",
        RecusalReason.RecommendingUnit => "在该申报的推荐单位工作",
        RecusalReason.SeasonApplicant => "所在单位是本届申报企业",
    };
}
