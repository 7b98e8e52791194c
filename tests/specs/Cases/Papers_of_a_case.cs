using WarningGrid.Cases.Admonition;
using WarningGrid.Documents;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>DOC-01…05: a case's papers are written, approved, sealed and corrected.</summary>
public sealed class Papers_of_a_case
{
    private static readonly PaperField[] Whole =
    [
        new("ground", "违反议事规则"), new("approvedBy", "县委"), new("approvedOn", "2026-09-15"), new("effectEnd", "2027-03-15"),
        new("selfExaminationDate", "2026-09-22"), new("appeal", "可以向县纪委监委申诉"), new("copies", "清河镇党委"),
    ];

    private readonly CaseDesk desk = Opened();

    [Fact]
    public void DOC_01_without_effect_end_the_notice_of_admonition_is_not_issued()
    {
        var draft = Draft([.. Whole.Where(field => field.Name != "effectEnd")]);

        var refused = desk.Refused(Li, new SealDocument(draft));

        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Equal(["缺少必填内容：影响期截止。"], refused.Items.Select(item => item.Text));
    }

    [Fact]
    public void DOC_01_what_the_case_knows_need_not_be_written()
    {
        var form = CasePapers.View(
            desk.File, PaperTemplates.Latest("D-JM")!, new("李玥喆", "清河镇"), desk.File.Governed(desk.FactsOf(Li)));

        Assert.Equal("李玥喆同志", Filled("addressee"));
        Assert.Equal("县纪委监委", Filled("organ"));
        Assert.Equal("AD-2026-0001", Filled("caseNo"));
        Assert.Equal("会议记录不实", Filled("problem"));
        Assert.Null(Filled("effectEnd"));

        string? Filled(string name) => form.Fields.Single(field => field.Name == name).Filled;
    }

    [Fact]
    public void DOC_04_sealing_adds_serial_date_and_seal_and_nothing_that_an_approval_binds()
    {
        var draft = Draft(Whole);
        var bound = EventJson.Canonical(desk.File.Ways.BoundPlan(desk.File));
        var data = desk.File.Document(draft)!.Sm3;

        desk.Does(Li, new SealDocument(draft, "赵某"));

        var issued = desk.File.Document(draft)!;
        Assert.Equal(bound, EventJson.Canonical(desk.File.Ways.BoundPlan(desk.File)));
        Assert.Equal((data, "当预诫〔2026〕1号"), (issued.Sm3, issued.Serial));
        Assert.NotNull(issued.Paper!.File);
        Assert.Equal("SER-01.sealed-before", desk.Refused(Li, new SealDocument(draft)).Items[0].Code);
    }

    [Fact]
    public void DOC_04_another_field_changed_is_another_paper()
    {
        var draft = Draft(Whole);
        var bound = EventJson.Canonical(desk.File.Ways.BoundPlan(desk.File));

        Draft([.. Whole.Where(field => field.Name != "ground"), new("ground", "失职")], document: draft);

        Assert.NotEqual(bound, EventJson.Canonical(desk.File.Ways.BoundPlan(desk.File)));
        Assert.Single(desk.File.Documents);
        Draft(Whole, document: draft);
        Assert.Equal(bound, EventJson.Canonical(desk.File.Ways.BoundPlan(desk.File)));
    }

    [Fact]
    public void DOC_05_an_issued_paper_is_corrected_by_a_new_one_that_names_it()
    {
        var wrong = Draft(Whole);
        Assert.Equal("DOC-05.corrects", desk.Refused(Li, Paper(Whole, corrects: wrong)).Items[0].Code);
        desk.Does(Li, new SealDocument(wrong));
        Assert.Equal("DOC-05.issued", desk.Refused(Li, Paper(Whole, document: wrong)).Items[0].Code);

        desk.Does(Li, Paper(Whole, corrects: wrong));

        Assert.Equal((2, wrong), (desk.File.Documents[^1].Number, desk.File.Documents[^1].Corrects));
        Assert.Equal("当预诫〔2026〕1号", desk.File.Document(wrong)!.Serial);
    }

    [Fact]
    public void DOC_02_a_paper_without_a_serial_is_issued_by_being_whole()
    {
        Assert.Equal(
            "DOC-01.field",
            desk.Refused(Li, new DraftDocument("ATT-HZ", [new("document", "诫勉书")])).Items[0].Code);

        desk.Does(Li, new DraftDocument("ATT-HZ", [new("document", "诫勉书"), new("receiver", "某某"), new("result", "已签收")]));

        Assert.NotNull(desk.File.Documents[^1].Paper!.File);
        Assert.Equal("DOC-02.template", desk.Refused(Li, new DraftDocument("D-00", [])).Code);
        Assert.Equal("ACL-01.act-missing", desk.Refused(Chief, Paper(Whole)).Code);
    }

    private static CaseDesk Opened() =>
        new CaseDesk { Kind = CaseKind.Admonition, Ground = "ADM-G1" }.Opened()
            .Does(Li, new DraftAdmonition(new(AdmonitionForm.Talk, "会议记录不实", "纠正", [Li, He])));

    private static DraftDocument Paper(PaperField[] fields, int? document = null, int? corrects = null) =>
        new("D-JM", [.. fields], document, corrects);

    private int Draft(PaperField[] fields, int? document = null)
    {
        desk.Does(Li, Paper(fields, document));
        return desk.File.Documents[^1].Number;
    }
}
