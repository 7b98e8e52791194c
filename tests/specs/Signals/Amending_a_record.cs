using Xunit;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>FED-04: revisions of one record amend one signal, and all are kept.</summary>
public sealed class Amending_a_record
{
    [Fact]
    public void Example_03_2_a_lower_revision_is_superseded_and_the_higher_one_stays_in_force()
    {
        var file = Amended(Received(), 3, "R-3");
        Assert.Equal("R-3", file.Item!.ReceiptId);
        var ruling = IntakeRules.Amend(file, Command(2, "R-2"), By(First));
        Assert.IsType<RevisionSuperseded>(Assert.Single(ruling.Happened).Event);
        Assert.Equal(("R-3", 3), (file.Then(ruling).Item!.ReceiptId, file.Then(ruling).SourceRevision));
    }

    [Fact]
    public void An_equal_revision_under_another_id_is_superseded() => Assert.IsType<RevisionSuperseded>(
        Assert.Single(IntakeRules.Amend(Received(), Command(1, "R-9"), By(First)).Happened).Event);

    [Fact]
    public void A_higher_revision_with_bad_data_waits_and_the_one_in_force_stays()
    {
        var file = Received().Then(IntakeRules.Amend(Received(), Command(2, "R-2", new Fault("FED-06.required", "/title")), By(First)));
        Assert.Equal(("R-1", SignalStage.Received, 1), (file.Item!.ReceiptId, file.Stage, file.Quarantine.Length));
    }

    [Fact]
    public void FED_06_a_replayed_revision_comes_into_force_under_its_receipt()
    {
        var file = Received().After(new RevisionQuarantined(Item(2, "R-2"), [new("FED-06.required", "/title")]));
        file = file.Then(SignalRules.Replay(
            file, new("R-2", FeedTypes.Audit, Audit, "补正"), Item(2, "R-2"), [], [], By(First, Access.Role.IntakeClerk)));
        Assert.Equal(("R-2", 0), (file.Item!.ReceiptId, file.Quarantine.Length));
    }

    [Fact]
    public void FED_06_a_correction_that_is_still_wrong_is_refused_with_its_faults()
    {
        var file = Received().After(new RevisionQuarantined(Item(2, "R-2"), []));
        var refused = SignalRules.Replay(
            file, new("R-2", FeedTypes.Audit, "{}", "补正"), Item(2, "R-2"), [RefusalItem.At("/title", "FED-06.required")], [],
            By(First, Access.Role.WarningOfficer)).Refused!;
        Assert.Equal(("FED-06.data", "/title"), (refused.Code, refused.Items.Single().Member));
    }

    [Fact]
    public void A_later_revision_brings_a_quarantined_record_in_and_starts_its_triage()
    {
        var file = Given(new SignalQuarantined(new("S-2026-0001"), "AUDIT", "urn:county:audit", "SJ-1", Item(), []));
        file = Amended(file, 2, "R-2");
        Assert.Equal(SignalStage.Received, file.Stage);
        Assert.NotNull(file.Clocks.Open("DL-50"));
    }

    private static SignalFile Amended(SignalFile file, int revision, string receipt) =>
        file.Then(IntakeRules.Amend(file, Command(revision, receipt), By(First)));

    private static AmendSignal Command(int revision, string receipt, params Fault[] faults) =>
        new(Item(revision, receipt), Now, [.. faults], [], null, new byte[32]);
}
