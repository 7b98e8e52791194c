using System.Collections.Immutable;
using WarningGrid.Deadlines;
using WarningGrid.Documents;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>RP-05: a rule that reaches running cases waits for the approver's word on which text governs.</summary>
public sealed class When_the_rules_change
{
    private static readonly RulePack Stricter = new(
        "OV-COUNTY-2026", "OV-COUNTY", 1, "OV-COUNTY-2019", Day("2026-09-20"), On: true, "县级规则(2026)", [],
        [
            new(
                "DSP-08", RuleKind.L, Overridable: false, AppliesToRunning: true,
                ImmutableSortedDictionary<string, RuleValue>.Empty.Add("max-returns.TalkInquiry", new("1", default))),
            new(
                "ADM", RuleKind.L, Overridable: false, AppliesToRunning: true,
                ImmutableSortedDictionary<string, RuleValue>.Empty.Add("consecutive", new("false", default))),
        ]);

    private static CaseDesk Overtaken() =>
        new CaseDesk { Rules = RuleBook.Shipped.With(Stricter) }.It_is("2026-09-18 10:00").Approved().It_is("2026-09-21 15:00");

    [Fact]
    public void RP_05_without_the_approvers_word_the_next_gate_is_GateNotMet_naming_the_key()
    {
        var desk = Overtaken();

        var refused = desk.Refused(Li, Inquiries.Notice("2026-09-21"));

        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Contains("DSP-08.max-returns.TalkInquiry", Assert.Single(refused.Items).Text, StringComparison.Ordinal);
        Assert.Contains(
            desk.SeenBy(Li).Moves.Single(move => move.Move == nameof(ServeNotice)).Missing,
            item => item.Code == "RP-05.governing-text");
    }

    [Theory]
    [InlineData(GoverningText.Older, 2), InlineData(GoverningText.Milder, 1)]
    public void RP_05_the_chosen_text_governs_to_the_end(GoverningText text, int returns)
    {
        var desk = Overtaken().Does(Zhao, new ChooseGoverningText("DSP-08.max-returns.TalkInquiry", text, "行为发生在新规施行以前"));
        desk.Does(Li, Inquiries.Notice("2026-09-21"));

        var back = new ReturnReply([new(4, "未答")]);
        for (var n = 0; n < returns; n++)
        {
            desk.Replies(1, 2, 3).ByTwo(back);
        }

        Assert.Equal(RefusalKind.LimitExceeded, desk.Replies(1, 2, 3).Refused(Li, back).Kind);
        Assert.Contains(desk.History, recorded => recorded.Event is GoverningTextChosen { Reason: "行为发生在新规施行以前" });
    }

    [Fact]
    public void RP_05_only_the_approver_says_it_with_a_reason_and_only_of_what_has_changed()
    {
        var desk = Overtaken();
        var choice = new ChooseGoverningText("DSP-08.max-returns.TalkInquiry", GoverningText.Older, "理由");

        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, choice).Kind);
        Assert.Equal("DSP-01.shape", desk.Refused(Zhao, choice with { Reason = " " }).Code);
        Assert.Equal("RP-05.not-changed", desk.Refused(Zhao, choice with { Key = "DL-17.limit" }).Code);
        Assert.Null(desk.Try(Zhao, choice).Refused);
    }

    [Fact]
    public void RP_04_a_change_that_is_not_marked_for_running_cases_holds_nobody_up()
    {
        var unmarked = Stricter with { Rules = [.. Stricter.Rules.Select(rule => rule with { AppliesToRunning = false })] };
        var desk = new CaseDesk { Rules = RuleBook.Shipped.With(unmarked) }.It_is("2026-09-18 10:00").Approved();

        desk.It_is("2026-09-21 15:00").Does(Li, Inquiries.Notice("2026-09-21"));

        Assert.Equal(2, desk.File.Governed(desk.FactsOf(Li)).Rules.At(desk.File.Packs).Whole("DSP-08.max-returns.TalkInquiry"));
    }

    [Fact]
    public void DLB_03_a_duty_is_paused_for_a_listed_reason_and_runs_on_with_what_was_left()
    {
        var desk = new CaseDesk().Served().It_is("2026-09-23 09:00");
        var order = desk.Document(DocumentKinds.Attachment);
        var pause = new PauseDeadline("DL-17", "不可抗力", "监督执纪工作规则", order, Day("2026-09-23"));

        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, pause).Kind);
        Assert.Equal("DLB-03.reason", desk.Refused(Wang, pause with { Reason = "领导出差" }).Code);
        Assert.Contains(desk.Refused(Wang, pause with { Document = 99 }).Items, item => item.Code == "DOC-01.no-document");
        desk.Does(Wang, pause);
        Assert.Equal(DeadlineStatus.Paused, desk.Clock("DL-17")!.Status);

        desk.It_is("2026-09-30 09:00").Does(Wang, new ResumeDeadline("DL-17", Day("2026-09-30")));

        // Two of the fifteen working days were used by the 23rd; thirteen run from the 30th.
        Assert.Equal(desk.FactsOf(Wang).Calendar.AddWorkingDays(Day("2026-09-30"), 13), desk.Clock("DL-17")!.Due);
    }
}
