using WarningGrid.Deadlines;
using WarningGrid.Documents;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

public sealed class Talks_and_entrustments
{
    [Fact]
    public void DL_14_DL_22_DL_18_a_talk_is_held_in_time_and_its_statement_and_assessment_run_from_it()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Talk);
        // 2026-09-20 is a lieu working Sunday, 2026-09-25 a holiday.
        Assert.Equal(Day("2026-09-20"), desk.Clock("DL-14")!.Due);

        desk.It_is("2026-09-16 10:00").Does(Li, Walks.Talk("2026-09-16", desk.Document(DocumentKinds.TalkRecord), Li, He));

        Assert.Equal(TalkInquiryStages.StatementDue, desk.Stage);
        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-14")!.Status);
        Assert.Equal((Day("2026-09-22"), Subject), (desk.Clock("DL-22")!.Due, desk.Clock("DL-22")!.Holder!.Value));
        Assert.Equal(Day("2026-10-16"), desk.Clock("DL-18")!.Due);

        desk.It_is("2026-09-22 10:00").Does(Subject, new ReceiveStatement(Inquiries.Answers(1, 2, 3, 4))).ByTwo(new Accept([]));
        Assert.Equal(1, desk.Clock("DL-18")!.Generation);
        Assert.Equal(TalkInquiryStages.Assessment, desk.Stage);
    }

    [Fact]
    public void TLK_01_only_a_supervision_talk_can_be_recorded()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Talk).It_is("2026-09-16 10:00");
        var talk = Walks.Talk("2026-09-16", desk.Document(DocumentKinds.TalkRecord), Li, He);

        var refused = desk.Refused(Li, talk with { Purpose = TalkPurpose.Investigation });

        Assert.Equal((RefusalKind.Invalid, "TLK-01"), (refused.Kind, refused.RuleId));
    }

    [Fact]
    public void A_talk_lists_all_it_lacks_at_once()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Talk).It_is("2026-09-16 10:00");

        var refused = desk.Refused(Li, new RecordTalk(Day("2026-09-16"), [Li], "谈话室", false, false, 9));

        Assert.Equal(
            ["TLK.interviewers", "TLK.signed-by-interviewers", "TLK.signed-by-subject", "TLK.talk-record"],
            refused.Items.Select(item => item.Code));
    }

    [Fact]
    public void ASF_06_a_talk_was_neither_later_than_now_nor_before_the_approval()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Talk).It_is("2026-09-16 10:00");
        var document = desk.Document(DocumentKinds.TalkRecord);

        Assert.Equal("ASF-06.later-than-now", desk.Refused(Li, Walks.Talk("2026-09-17", document, Li, He)).Code);
        Assert.Equal("ASF-06.before-stage", desk.Refused(Li, Walks.Talk("2026-09-11", document, Li, He)).Code);
        Assert.Equal(
            "ASF-06.other-date",
            desk.Refused(Li, Walks.Talk("2026-09-15", document, Li, He) with { OccurredAt = At("2026-09-16 09:00") }).Code);
    }

    [Fact]
    public void An_entrusted_talk_is_held_by_the_units_heads_and_its_materials_come_back()
    {
        var desk = Walks.Entrusted();
        Assert.Equal((Day("2026-10-13"), Head), (desk.Clock("DL-15")!.Due, desk.Clock("DL-15")!.Holder!.Value));
        Assert.Null(desk.SightOf(Subject));
        desk.It_is("2026-09-18 10:00");
        var sheet = desk.Document(DocumentKinds.TalkFeedback);

        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, Walks.Talk("2026-09-18", sheet, Head, DisciplineHead)).Kind);
        Assert.Equal(
            ["TLK.by-unit-discipline-head"],
            desk.Refused(Head, Walks.Talk("2026-09-18", sheet, Head, Witness)).Items.Select(item => item.Code));
        desk.Does(Head, Walks.Talk("2026-09-18", sheet, Head, DisciplineHead));

        Assert.Equal(DeadlineStatus.Met, desk.Clock("DL-15")!.Status);
        Assert.Equal(Day("2026-09-24"), desk.Clock("DL-16")!.Due);
        desk.Does(DisciplineHead, new ReturnMaterials(Inquiries.Answers(1, 2))).ByTwo(new ReturnReply([new(3, "未答"), new(4, "未答")]));
        Assert.Equal(TalkInquiryStages.MaterialsDue, desk.Stage);
    }

    [Fact]
    public void An_entrusted_head_is_neither_recused_nor_somebody_else()
    {
        var desk = new CaseDesk().Approved(InquiryMode.Entrusted).It_is("2026-09-16 10:00");
        var other = new SendEntrustment(DisciplineHead, 2, Inquiries.Signed("2026-09-16", DisciplineHead));
        Assert.Contains(desk.Refused(Li, other).Items, item => item.Code == "TLK.entrusted-is-head");

        desk.Recused.Add(Head);
        Assert.Equal(RefusalKind.Recused, desk.Refused(Li, new SendEntrustment(Head, 2, Inquiries.Signed("2026-09-16", Head))).Kind);
    }

    [Fact]
    public void DSP_03_a_unit_chief_is_approached_only_once_the_party_secretary_knows()
    {
        var desk = new CaseDesk { HeadsUnit = true }.It_is("2026-09-18 10:00").Approved().It_is("2026-09-21 15:00");
        var notice = new ServeNotice(2, Inquiries.Signed("2026-09-21"));
        Assert.Contains(desk.Refused(Li, notice).Items, item => item.Code == "DSP-03.chief-reported");

        desk.Does(Zhao, new ReportToSecretary("已向党委书记报告")).Does(Li, notice);

        // The head replies directly: nobody countersigns for him.
        desk.Does(Subject, new Reply(Inquiries.Answers(1, 2, 3, 4)));
        Assert.Equal(TalkInquiryStages.ReplyCheck, desk.Stage);
    }
}
