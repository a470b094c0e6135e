using BenchmarkWorkflow.Selection.Notices;

namespace BenchmarkWorkflow.Selection.Tests.Notices;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset Closes = new(2022, 9, 14, 0, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(NoticeState.Open, 0, 0, null)]
    [InlineData(NoticeState.Open, 0, -1, "notice-running")]
    [InlineData(NoticeState.Open, 1, 0, "notice-objection-open")]
    [InlineData(NoticeState.Superseded, 0, 0, "notice-not-open")]
    [InlineData(NoticeState.Closed, 0, 0, "notice-not-open")]
    public void A_notice_closes_after_its_end_and_with_no_objection_open(NoticeState state, int open, int seconds, string? rule) =>
        Assert.Equal(rule, NoticeRules.MayClose(Notice(state), open, Closes.AddSeconds(seconds))?.Name);

    [Theory]
    [InlineData("", 3, null)]
    [InlineData("", 0, "notice-empty")]
    [InlineData("Open", 3, "notice-open")]
    [InlineData("Superseded,Closed", 3, "notice-concluded")]
    public void One_notice_is_open_at_a_time(string states, int entries, string? rule) =>
        Assert.Equal(rule, NoticeRules.MayPublish([.. states.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(s => Notice(Enum.Parse<NoticeState>(s)))], entries)?.Name);

    [Theory]
    [InlineData("李建国", "010-68416386", "产值数据不实", "2021年审计报告第8页", ObjectionSubject.Authenticity, 1, -1, "")]
    [InlineData("某人", "010-68416386", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 1, -1, "objection-anonymous")]
    [InlineData("匿名群众", "010-68416386", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 1, -1, "objection-anonymous")]
    [InlineData("12", "a@b.cn", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 1, -1, "objection-anonymous")]
    [InlineData("李建国", "不便告知", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 1, -1, "objection-no-contact")]
    [InlineData("李建国", "a@b.cn", "产值数据不实", "", ObjectionSubject.Authenticity, 1, -1, "objection-no-evidence")]
    [InlineData("李建国", "a@b.cn", "企业名称漏字", "", ObjectionSubject.Wording, 1, -1, "")]
    [InlineData("李建国", "a@b.cn", "", "审计报告", ObjectionSubject.Authenticity, 1, -1, "objection-no-statement")]
    [InlineData("李建国", "a@b.cn", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 1, 0, "objection-late")]
    [InlineData("李建国", "a@b.cn", "产值数据不实", "审计报告", ObjectionSubject.Authenticity, 7, -1, "objection-not-listed")]
    [InlineData("李建国", "a@b.cn", "名次太低", "评分表", ObjectionSubject.Grade, 1, -1, "objection-grade")]
    [InlineData("李建国", "a@b.cn", "本企业得分偏低", "评分表", ObjectionSubject.OwnScore, 1, -1, "objection-own-score")]
    [InlineData("李建国", "a@b.cn", "与材料无关", "无", ObjectionSubject.Unrelated, 1, -1, "objection-unrelated")]
    [InlineData("", "", "", "", ObjectionSubject.Grade, 1, 0, "objection-anonymous,objection-no-contact,objection-late,objection-no-statement,objection-no-evidence,objection-grade")]
    public void Every_ground_against_an_objection_has_its_name(
        string name, string contact, string statement, string evidence, ObjectionSubject subject, long application, int seconds, string grounds)
    {
        var filed = new FiledObjection(application, ObjectionChannel.Objection, subject, name, contact, statement, evidence);
        Assert.Equal(grounds, string.Join(',', ObjectionRules.Grounds(filed, Notice(NoticeState.Open), new HashSet<long> { 1, 2 }, Closes.AddSeconds(seconds)).Select(g => g.Name)));
    }

    [Theory]
    [InlineData(ObjectionState.Accepted, true, ObjectionEffect.Remove, 1, "属实", null)]
    [InlineData(ObjectionState.Accepted, true, ObjectionEffect.None, 1, "属实", null)]
    [InlineData(ObjectionState.Accepted, false, ObjectionEffect.None, 1, "不属实", null)]
    [InlineData(ObjectionState.Accepted, false, ObjectionEffect.Remove, 1, "不属实", "objection-effect")]
    [InlineData(ObjectionState.Accepted, true, ObjectionEffect.Remove, null, "属实", "objection-effect")]
    [InlineData(ObjectionState.Accepted, true, ObjectionEffect.Renotice, null, "程序有误", null)]
    [InlineData(ObjectionState.Accepted, true, ObjectionEffect.Remove, 1, "", "reason-missing")]
    [InlineData(ObjectionState.Filed, true, ObjectionEffect.Remove, 1, "属实", "objection-not-open")]
    [InlineData(ObjectionState.Rejected, true, ObjectionEffect.Remove, 1, "属实", "objection-not-open")]
    public void A_decision_fits_its_objection(ObjectionState state, bool upheld, ObjectionEffect effect, int? application, string decision, string? rule)
    {
        var objection = new Objection
        {
            CampaignId = 1, NoticeId = 1, ApplicationId = application, Channel = ObjectionChannel.Report, Subject = ObjectionSubject.Authenticity, FiledBy = "李建国", Contact = "a@b.cn",
            Statement = "s", Evidence = "e", FiledAt = Closes, State = state,
        };
        Assert.Equal(rule, ObjectionRules.MayDecide(objection, upheld, effect, decision)?.Name);
    }

    [Fact]
    public void A_snapshot_is_one_text_whatever_the_order_of_its_lines()
    {
        NoticeEntry[] entries = [new(2, "QB2022-0002", "乙“精工”（集团）有限公司", "实施\"零缺陷\"管理的经验", 2, "北京市经济和信息化局"), new(1, "QB2022-0001", "甲公司", "标题", 1, "中国质量协会")];
        var snapshot = NoticeSnapshot.Of(2022, 1, null, entries);

        Assert.Equal(
            """{"campaign":2022,"number":1,"previous":null,"entries":[{"id":1,"receipt":"QB2022-0001","company":"甲公司","title":"标题","area":1,"unit":"中国质量协会"},{"id":2,"receipt":"QB2022-0002","company":"乙“精工”（集团）有限公司","title":"实施\"零缺陷\"管理的经验","area":2,"unit":"北京市经济和信息化局"}]}""",
            snapshot.Json);
        Assert.Equal("c57b735e53089788d295774a504451d6d6ef3586d1c2a43a883576cf1e233520", snapshot.Hash);
        Assert.Equal(snapshot, NoticeSnapshot.Of(2022, 1, null, entries.Reverse()));
        Assert.Equal(entries.OrderBy(e => e.Area), NoticeSnapshot.Read(snapshot.Json));
        Assert.True(NoticeSnapshot.Matches(snapshot.Json, snapshot.Hash));
        Assert.False(NoticeSnapshot.Matches(snapshot.Json.Replace("甲", "丙", StringComparison.Ordinal), snapshot.Hash));
        Assert.NotEqual(snapshot.Hash, NoticeSnapshot.Of(2022, 2, snapshot.Hash, entries).Hash);
    }

    private static PublicNotice Notice(NoticeState state) => new()
    {
        CampaignId = 1, Number = 1, SnapshotJson = "{}", Hash = "", Listed = 2, OpenedAt = Closes.AddDays(-7), ClosesAt = Closes, IsProvisional = false, State = state,
    };
}
