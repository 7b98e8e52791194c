using WarningGrid.Approvals;
using WarningGrid.Cases.CorrectionOrder;
using TalkInquiryStages = WarningGrid.Cases.TalkInquiry.TalkInquiryStages;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Officials;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.Filing;

/// <summary>立案移送, and what becomes of the cases on the same facts (FIL, DSP-18).</summary>
public sealed class Handing_over
{
    [Fact]
    public void FIL_01_the_package_holds_facts_evidence_approvals_and_hashes_under_one_manifest()
    {
        var desk = Filings.Desk().Packaged();
        var package = FilingFile.Of(desk.File).Package!;

        Assert.Equal(("涉嫌挪用公款", 1), (package.Facts, package.Evidence.Length));
        Assert.Equal((Li, (OfficialId?)Zhao, (OfficialId?)Sun), (package.Approval.Proposer, package.Approval.Reviewer, package.Approval.Approver));
        Assert.Equal(desk.File.Documents.Select(document => document.Sm3), package.Files.Select(file => file.Sm3));
        Assert.Equal(ApprovalBinding.Digest(package with { Manifest = "" }), package.Manifest);
    }

    [Fact]
    public void The_organ_may_send_it_back_and_it_goes_again()
    {
        var desk = Filings.Desk().HandedOver().Does(Li, new ReturnedByOrgan("缺少材料"));
        Assert.Equal(FilingStages.Packaged, desk.Stage);
        desk.Does(Li, new HandOver(Day("2026-09-16"), "补送"));
        Assert.Equal(FilingStages.HandedOver, desk.Stage);
    }

    [Fact]
    public void FIL_02_from_the_approval_on_cases_on_the_same_facts_are_told_to_wait_and_the_record_is_barred()
    {
        var desk = Filings.Desk().Drafted();
        desk.Siblings.Add(new(new("CO-2026-0001"), CaseKind.CorrectionOrder, CorrectionOrderStages.InProgress, null, null));
        desk.Siblings.Add(new(new("CR-2026-0001"), CaseKind.Criticism, CaseStage.Closing, "Accepted", "Reminder"));
        desk.Does(Li, new Submit()).Does(Zhao, new Pass());
        Assert.Empty(Frozen(desk));
        Assert.DoesNotContain(desk.Messages(), message => message.Body is FreezeForFiling);

        desk.Does(Sun, new Approve());

        Assert.Equal("c-CO-2026-0001", Assert.Single(desk.Messages(), message => message.Body is FreezeForFiling).Target);
        Assert.Equal(["FI-2026-0001"], Frozen(desk));
    }

    [Theory, InlineData(FilingResult.Decided), InlineData(FilingResult.Dropped)]
    public void DSP_18_the_end_of_the_filing_is_told_to_whoever_waits(FilingResult result)
    {
        var desk = Filings.Desk();
        desk.Siblings.Add(new(new("CO-2026-0001"), CaseKind.CorrectionOrder, CorrectionOrderStages.InProgress, null, null));
        desk.Ends(result);

        var told = Assert.Single(desk.Messages().Select(message => message.Body).OfType<FilingEndedForCase>());
        Assert.Equal(result is FilingResult.Decided, told.Decided);
        Assert.Equal((CaseStage.Closing, result.ToString()), (desk.Stage, desk.File.Outcome));
    }

    [Fact]
    public void DSP_18_a_filing_that_is_terminated_lets_the_others_go_on()
    {
        var desk = Filings.Desk();
        desk.Siblings.Add(new(new("CO-2026-0001"), CaseKind.CorrectionOrder, CorrectionOrderStages.InProgress, null, null));
        desk.Awaiting().Does(Li, new Terminate("FactsGone", "事实已不存在")).Does(Sun, new ApproveTermination());

        Assert.False(Assert.Single(desk.Messages().Select(message => message.Body).OfType<FilingEndedForCase>()).Decided);
    }

    [Fact]
    public void Example_04_16_a_frozen_order_with_7_working_days_left_goes_on_after_a_dropped_filing_until_1104()
    {
        var desk = Frozen7();
        Assert.Equal(CaseStage.Frozen, desk.Stage);
        Assert.Equal((DeadlineStatus.Cancelled, 7), (desk.Clock("DL-40")!.Status, desk.Clock("DL-40")!.Left!.Value.Count));
        Assert.Equal(RefusalKind.Locked, desk.Refused(Li, new Terminate("Merged", "并案")).Kind);

        desk.It_is("2026-10-26 10:00").Hears(new FilingEndedForCase(new("FI-2026-0001"), Decided: false));

        Assert.Equal(CorrectionOrderStages.InProgress, desk.Stage);
        var again = desk.Clock("DL-40")!;
        Assert.Equal((2, Day("2026-11-04"), DeadlineStatus.Running), (again.Generation, again.Due, again.Status));
    }

    [Fact]
    public void Example_04_16_decided_instead_it_closes_as_taken_over()
    {
        var desk = Frozen7().It_is("2026-10-26 10:00");
        Assert.Equal(0, desk.Hears(new FilingEndedForCase(new("FI-2026-0009"), Decided: true)).History.Count(one => one.Event is CaseTakenOver));

        desk.Hears(new FilingEndedForCase(new("FI-2026-0001"), Decided: true));

        Assert.Equal((CaseStage.Closing, CaseOutcomes.TakenOver), (desk.Stage, desk.File.Outcome));
        desk.Closes(Chief);
        Assert.Equal(CaseStage.Closed, desk.Stage);
    }

    [Fact]
    public void DSP_18_what_hung_on_the_stage_is_there_again_when_it_thaws()
    {
        var desk = TalkInquiry.Inquiries.Served(new CaseDesk()).It_is("2026-10-20 09:30").Sweeps();
        desk.Does(Li, new Urge(desk.Document(DocumentKinds.UrgingNotice)));
        desk.Hears(new FreezeForFiling(new("FI-2026-0001"))).Hears(new FilingEndedForCase(new("FI-2026-0001"), Decided: false));

        Assert.Equal(TalkInquiryStages.ReplyDue, desk.Stage);
        Assert.True(desk.File.Pressure.Urged);
    }

    [Fact]
    public void A_case_at_its_end_does_not_freeze()
    {
        var desk = Filings.Desk().Ends(FilingResult.Dropped).Hears(new FreezeForFiling(new("FI-2026-0002")));
        Assert.Equal(CaseStage.Closing, desk.Stage);
    }

    [Fact]
    public void A_decided_sanction_has_its_effect_as_the_pack_or_the_organ_says()
    {
        var desk = Filings.Desk().Ends(FilingResult.Decided);
        Assert.Equal(new CaseEffect(Day("2026-10-26"), Day("2027-10-26"), Runs: false), desk.File.Ways.Effect(desk.File));

        var other = Filings.Desk().Awaiting().It_is("2026-10-26 10:00");
        var unknown = Filings.Result(FilingResult.Decided) with { Measure = "Expulsion" };
        Assert.Contains(other.Refused(Li, unknown).Items, item => item.Code == "FIL.effect-unknown");
        Assert.Equal("FIL.dropped-measure", other.Refused(Li, Filings.Result(FilingResult.Dropped) with { Measure = "PartyWarning" }).Code);
        other.Does(Li, unknown with { EffectUntil = Day("2031-10-26") });
        Assert.Equal(Day("2031-10-26"), other.File.Ways.Effect(other.File)!.To);
        Assert.Null(Filings.Desk().Ends(FilingResult.Dropped) is var dropped ? dropped.File.Ways.Effect(dropped.File) : null);
    }

    private static CaseDesk Frozen7()
    {
        // Served on 2026-09-21, due on 2026-10-19; 7 working days are left on 2026-10-09.
        var desk = new CaseDesk { Kind = CaseKind.CorrectionOrder, Ground = "公务用车管理" }.It_is("2026-09-18 10:00");
        Orders.Approved(desk).It_is("2026-09-21 10:00").Does(Li, new Serve(1, new(Subject, Day("2026-09-21"))));
        desk.It_is("2026-09-23 10:00").Does(Li, new ReceivePlan(Orders.Measures(1, 2), desk.HandsIn(Subject)));
        return desk.It_is("2026-10-09 10:00").Hears(new FreezeForFiling(new("FI-2026-0001")));
    }

    private static IEnumerable<string> Frozen(CaseDesk desk)
    {
        var notes = desk.Messages().Select(message => message.Body).OfType<WarningNoted>();
        var history = new History([.. notes.Select((note, n) => new Entry(n + 1, At("2026-09-14 09:00"), note))]);
        return Measures.Calendar(history, Day("2026-09-14"), RuleBook.Shipped.On(Day("2026-09-14"))).FrozenBy;
    }
}
