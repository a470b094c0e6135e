namespace BenchmarkWorkflow.Host.Rehearsal.People;

/// <summary>Makes up companies with unlike full names and valid codes. Resemblance to real ones is chance.</summary>
internal sealed class Companies(Chance chance)
{
    private static readonly string[] Marks =
    [
        "恒信", "远达", "华锐", "新澜", "天拓", "瑞丰", "博远", "中晟", "宏图", "嘉禾", "启明", "安泰", "凌云", "东辰", "金石", "海川", "智联", "同德", "长兴", "卓越",
        "精工", "德盛", "国瑞", "鼎新", "盛达", "科锐", "星河", "正和", "泰克", "昊天",
    ];

    private static readonly string[] Trades =
    [
        "精密机械", "汽车零部件", "电子科技", "新材料", "轨道交通装备", "智能装备", "化工", "纺织", "钢铁", "有色金属", "食品", "家用电器", "医疗器械", "半导体", "电力设备",
        "仪器仪表", "船舶重工", "航空零部件", "建筑材料", "包装",
    ];

    private static readonly string[] Forms = ["有限公司", "股份有限公司", "集团有限公司", "有限责任公司"];

    private readonly HashSet<string> taken = [];

    /// <summary>The full legal name of company number <paramref name="number"/>, unlike every other it made, in the place of unit <paramref name="place"/>.</summary>
    public string Name(int number, string place)
    {
        for (var attempt = 0; ; attempt++)
        {
            var name = place + chance.Pick(Marks, $"mark{attempt}", number) + (attempt < 3 ? "" : Ordinal(number)) + chance.Pick(Trades, $"trade{attempt}", number) + chance.Pick(Forms, $"form{attempt}", number);
            if (taken.Add(name)) return name;
        }
    }

    /// <summary>The first seventeen characters of its unified social credit code (GB 32100): registered with market regulation, an enterprise, in district 110108.</summary>
    public static string CodeWithoutCheck(int number) => "91110108MA" + (1_000_000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Where the companies of a unit are: its province or city, or nowhere in particular for a national association.</summary>
    public static string PlaceOf(string unit)
    {
        foreach (var end in (string[])["自治区", "兵团", "省", "市"])
            if (unit.IndexOf(end, StringComparison.Ordinal) is > 0 and var at) return unit[..at].Replace("壮族", "").Replace("回族", "").Replace("维吾尔", "").Replace("生产建设", "");
        return "华夏";
    }

    private static string Ordinal(int number) => "第" + (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
