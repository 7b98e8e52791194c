using System.Collections.Immutable;
using WarningGrid.Leads;
using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Clearances;

/// <summary>The table of codes of spec 05 §5, and CLR-01: the highest wins.</summary>
public sealed class What_code_a_person_has
{
    private static readonly DateOnly Today = new(2026, 9, 21);

    [Fact]
    public void CLR_01_nobody_who_is_clean_has_grounds()
    {
        var code = Of([], []);
        Assert.Equal((1, true), (code.Code, code.Grounds.OrEmpty().IsEmpty));
    }

    [Theory]
    [InlineData(LeadStage.Registered, 1)]
    [InlineData(LeadStage.Transferred, 1)]
    [InlineData(LeadStage.Merged, 1)]
    [InlineData(LeadStage.InCase, 1)]
    [InlineData(LeadStage.Closed, 2)]
    [InlineData(LeadStage.Accepted, 4)]
    [InlineData(LeadStage.Assigned, 4)]
    [InlineData(LeadStage.Proposed, 4)]
    [InlineData(LeadStage.Decided, 4)]
    [InlineData(LeadStage.Shelved, 4)]
    [InlineData(LeadStage.Verifying, 5)]
    public void CLR_01_a_lead_counts_by_its_stage(LeadStage stage, int code) =>
        Assert.Equal(code, Of([Lead(stage.ToString())], []).Code);

    [Fact]
    public void CLR_01_a_lead_whose_match_was_revoked_does_not_count() =>
        Assert.Equal(1, Of([Lead(LeadStandings.NotConcerned)], []).Code);

    [Theory]
    [InlineData("TalkInquiry", "ReplyDue", "Open", null, null, 4)]
    [InlineData("TalkInquiry", "Frozen", "Open", null, null, 4)]
    [InlineData("TalkInquiry", "Closed", "Ended", "A", null, 2)]
    [InlineData("TalkInquiry", "Void", "Void", null, null, 1)]
    [InlineData("Criticism", "AckDue", "Open", null, "Reminder", 4)]
    [InlineData("Criticism", "Closing", "Open", "Acknowledged", "Reminder", 4)]
    [InlineData("Criticism", "Closed", "Ended", "Acknowledged", "Reminder", 3)]
    [InlineData("Criticism", "Closed", "Ended", "NotApproved", "Reminder", 2)]
    [InlineData("CorrectionOrder", "InProgress", "Open", null, null, 4)]
    [InlineData("CorrectionOrder", "Closing", "Open", "WrittenOff", null, 3)]
    [InlineData("CorrectionOrder", "Closing", "Open", "Failed", null, 3)]
    [InlineData("CorrectionOrder", "Closed", "Ended", "Terminated", null, 2)]
    [InlineData("Admonition", "Approval", "Open", null, null, 4)]
    [InlineData("Admonition", "Closed", "Ended", "NotApproved", null, 2)]
    [InlineData("Accountability", "Draft", "Open", null, null, 6)]
    [InlineData("Accountability", "Closed", "Ended", "Executed", "Warning", 3)]
    [InlineData("Accountability", "Closed", "Ended", "NotApproved", null, 2)]
    [InlineData("Filing", "ResultAwaited", "Open", null, null, 6)]
    [InlineData("Filing", "Closed", "Ended", "Dropped", null, 2)]
    [InlineData("Filing", "Archived", "Ended", "Decided", "PartyWarning", 3)]
    [InlineData("PreventiveTalk", "Held", "Open", null, null, 1)]
    [InlineData("PreventiveTalk", "Closed", "Ended", "Held", null, 1)]
    public void CLR_01_a_case_counts_by_its_kind_and_stage(
        string kind, string stage, string status, string? outcome, string? form, int code) =>
        Assert.Equal(code, Of([], [new("X-1", kind, stage, status, outcome, form, null, null, false)]).Code);

    [Theory]
    [InlineData("Admonition", "FollowUp", "InEffect", "2026-03-21", "2026-09-21", 5)]
    [InlineData("Admonition", "FollowUp", "InEffect", "2026-03-20", "2026-09-20", 3)]
    [InlineData("Admonition", "Closed", "InEffect", "2026-03-21", "2026-09-21", 5)]
    [InlineData("Filing", "Closed", "InEffect", "2025-09-21", "2026-09-21", 6)]
    [InlineData("Filing", "Closed", "InEffect", "2025-09-20", "2026-09-20", 3)]
    [InlineData("Accountability", "Execution", "Open", "2025-09-20", "2026-09-20", 6)]
    [InlineData("Admonition", "Void", "Void", "2026-03-21", "2026-09-21", 1)]
    public void CAL_07_an_effect_counts_through_its_last_day(
        string kind, string stage, string status, string from, string to, int code) =>
        Assert.Equal(code, Of([], [Effect("X-1", kind, stage, status, from, to)]).Code);

    [Fact]
    public void EFF_04_effects_of_one_regime_add_as_on_the_record()
    {
        var alone = Of([], [Effect("FI-1", "Filing", "Closed", "InEffect", "2024-10-01", "2025-10-01", "PartyWarning")]);
        var together = Of(
            [],
            [
                Effect("FI-1", "Filing", "Closed", "InEffect", "2024-10-01", "2025-10-01", "PartyWarning"),
                Effect("FI-2", "Filing", "Closed", "InEffect", "2025-04-01", "2026-04-01", "PartyWarning"),
            ]);

        // The second began while the first ran: it ends a year behind it, on 2026-10-01.
        Assert.Equal((3, 6), (alone.Code, together.Code));
    }

    [Theory]
    [InlineData("Criticism", "Closed", "Ended", 4)]
    [InlineData("Filing", "ResultAwaited", "Open", 6)]
    public void CLR_01_an_open_appeal_defers_and_never_lowers(string kind, string stage, string status, int code) =>
        Assert.Equal(code, Of([], [new("X-1", kind, stage, status, "Acknowledged", "Reminder", null, null, true)]).Code);

    [Fact]
    public void CLR_01_an_admonition_that_an_appeal_varied_to_a_reminder_is_a_measure_without_effect() =>
        Assert.Equal(3, Of([], [new("AD-1", "Admonition", "Closed", "Ended", "Released", "Reminder", null, null, false)]).Code);

    [Fact]
    public void CLR_01_the_highest_code_wins_and_its_grounds_are_all_kept_each_with_its_office()
    {
        var code = Of(
            [Lead("Closed", "L-1", "2025-03-04"), Lead("InCase", "L-2", "2026-01-09"), Lead("Registered", "L-3", "2026-07-01")],
            [
                new("CR-1", "Criticism", "Closed", "Ended", "Acknowledged", "Reminder", null, null, false),
                new("FI-1", "Filing", "ResultAwaited", "Open", null, null, null, null, false),
            ]);

        Assert.Equal(6, code.Code);
        Assert.Equal(
            [(6, "FI-1", ClearanceOffice.CaseSupervision), (3, "CR-1", ClearanceOffice.CaseReview), (2, "L-1", ClearanceOffice.PetitionReception)],
            code.Grounds.Select(ground => (ground.Code, ground.Source, ground.Office)));
        Assert.Equal(2, code.Leads);
        Assert.Equal(["2025-03", "2026-01"], code.Months);
    }

    [Fact]
    public void CLR_08_the_digest_of_codes_does_not_depend_on_how_they_were_kept()
    {
        RowCode[] codes = [RowCode.None, new(1), Of([Lead("Closed")], [])];
        var kept = codes.Select(code => (RowCode)EventJson.Read(typeof(RowCode), EventJson.Canonical(code)));

        Assert.Equal(RowCodes.Digest(codes), RowCodes.Digest(kept));
        Assert.NotEqual(RowCodes.Digest(codes), RowCodes.Digest(codes.Reverse()));
    }

    private static RowCode Of(ImmutableArray<LeadStanding> leads, ImmutableArray<CaseStanding> cases) =>
        RowCodes.Of(new(leads, cases), Today, RuleBook.Shipped.On(Today));

    private static LeadStanding Lead(string stage, string number = "L-2026-0001", string received = "2026-05-06") =>
        new(number, stage, ClearanceDesk.Day(received));

    private static CaseStanding Effect(
        string number, string kind, string stage, string status, string from, string to, string? form = null) =>
        new(number, kind, stage, status, "Decided", form, ClearanceDesk.Day(from), ClearanceDesk.Day(to), false);
}
