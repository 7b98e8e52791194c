using System.Collections.Immutable;
using WarningGrid.Documents;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>RP-07: a closed case is replayed under other packs; a report, nothing is stored.</summary>
public sealed class Trying_other_rules
{
    private static RulePack Tried(string group, string key, RuleValue value) => new(
        "OV-COUNTY-2027", "OV-COUNTY", 1, "OV-COUNTY-2019", Day("2027-01-01"), On: true, "试算", [],
        [
            new(group, RuleKind.L, Overridable: false, AppliesToRunning: false,
                ImmutableSortedDictionary<string, RuleValue>.Empty.Add(key, value)),
        ]);

    private static CaseDesk Closed() =>
        new CaseDesk().Replied(1, 2).ByTwo(new ReturnReply([new(3, "未答")])).Replies(3, 4).ByTwo(new Accept([]))
            .Decided(InquiryOutcome.Accepted).ClosesUp().Does(Wang, new Close());

    private static CaseWhatIf Under(CaseDesk desk, params RulePack[] packs)
    {
        var book = packs.Aggregate(RuleBook.Shipped, (all, pack) => all.With(pack));
        return CaseReplay.Under(
            desk.File, [.. desk.History.Select(recorded => recorded.Event)], book, book.InForce(Day("2027-01-01")), desk.FactsOf(Li).Calendar);
    }

    [Fact]
    public void RP_07_under_the_same_rules_nothing_would_have_gone_otherwise()
    {
        var report = Under(Closed());

        Assert.Empty(report.Rules);
        Assert.NotEmpty(report.Deadlines);
        Assert.All(report.Deadlines, line => Assert.Equal((line.Due, line.WasLate), (line.OtherDue, line.WouldBeLate)));
    }

    [Fact]
    public void RP_07_a_return_that_the_other_rules_do_not_allow_is_named_with_both_numbers() =>
        Assert.Equal(
            [new RuleWhatIf("DSP-08.max-returns.TalkInquiry", "1", "0")],
            Under(Closed(), Tried("DSP-08", "max-returns.TalkInquiry", new("0", default))).Rules);

    [Fact]
    public void RP_07_another_approver_is_named() =>
        Assert.Equal(
            [new RuleWhatIf("MATRIX.TalkInquiry.approve", "DisciplineSecretary", "PartySecretary")],
            Under(Closed(), Tried("MATRIX.TalkInquiry", "approve", new(null, ["PartySecretary"]))).Rules);

    [Fact]
    public void RP_07_a_shorter_limit_makes_a_duty_late_and_the_case_stays_as_it_is()
    {
        var desk = Closed();
        var before = EventJson.Canonical(desk.File);

        var line = Under(desk, Tried("DL-42", "limit", new("0 WD", default))).Deadlines.First(line => line.Deadline == "DL-42#1");

        Assert.True(line.OtherDue < line.Due);
        Assert.Equal(before, EventJson.Canonical(desk.File));
    }
}
