using WarningGrid.Access;
using WarningGrid.Kernel;
using WarningGrid.Leads;
using WarningGrid.Officials;
using Xunit;
using static WarningGrid.Signals.SignalSpec;

namespace WarningGrid.Signals;

/// <summary>Spec 03 §5: the stages of a signal, and who moves it.</summary>
public sealed class The_life_of_a_signal
{
    private static readonly Facts Officer = By(First, Role.WarningOfficer);

    [Fact]
    public void The_drawing_in_docs_is_current() => Drawings.Check("signal", SignalLifecycle.For(SignalFile.Blank));

    public static TheoryData<string, string> Cells => Drawings.EveryCell<SignalStage, SignalMove>();

    [Theory, MemberData(nameof(Cells))]
    public void The_fold_lands_where_the_table_says(string stageName, string moveName)
    {
        var (stage, move) = (Enum.Parse<SignalStage>(stageName), Enum.Parse<SignalMove>(moveName));
        if (stage is SignalStage.Absent || move is SignalMove.Receive or SignalMove.Quarantine or SignalMove.Seal)
        {
            Assert.Equal(stage is SignalStage.Absent && move is SignalMove.Receive or SignalMove.Quarantine or SignalMove.Seal
                && stage is SignalStage.Absent, SignalLifecycle.Allows(At(stage), move));
            return;
        }

        var file = At(stage);
        var ruling = Ask(file, move);
        Assert.Equal(SignalLifecycle.Allows(file, move), ruling.Refused is null);
        if (ruling.Refused is null)
        {
            var table = SignalLifecycle.For(file);
            table.Fire(move);
            Assert.Equal(table.State, file.Then(ruling).Stage);
        }
        else
        {
            Assert.Equal(RefusalKind.WrongStage, ruling.Refused.Kind);
        }
    }

    [Theory, MemberData(nameof(Cells))]
    public void ACL_01_without_the_role_every_move_is_forbidden(string stageName, string moveName)
    {
        var (stage, move) = (Enum.Parse<SignalStage>(stageName), Enum.Parse<SignalMove>(moveName));
        if (move is not (SignalMove.Receive or SignalMove.Quarantine or SignalMove.Seal))
        {
            Assert.Equal(RefusalKind.Forbidden, Ask(At(stage), move, By(First, Role.Handler)).Refused?.Kind);
        }
    }

    [Fact]
    public void DL_50_triage_is_due_the_next_working_day_and_met_by_it()
    {
        var file = Given(IntakeRules.Born(new("S-2026-0001"), Parse(Event).Item!, "AUDIT", Item(), [], [], Officer).Select(one => one.Event));
        Assert.Equal(new DateOnly(2026, 9, 22), file.Clocks.Open("DL-50")!.Due);
        file = file.Then(SignalRules.Note(file, new("留存备查"), Officer));
        Assert.Null(file.Clocks.Open("DL-50"));
    }

    [Fact]
    public void Registering_gives_birth_to_a_lead_with_its_targets()
    {
        var file = Received(NameOnly(Wang)).After(new MatchConfirmed("/targets/0", Wang));
        var ruling = SignalRules.Register(file, new("L-2026-0001"), Officer);
        var birth = Assert.Single(ruling.Births);
        var lead = Assert.IsType<LeadRegistered>(birth.Happened[0].Event);
        Assert.Equal("l-L-2026-0001", birth.Stream);
        Assert.Equal((file.Number, "AUDIT", new LeadTarget(Wang, Town, false)), (lead.Signal, lead.Channel, lead.Targets.Single()));
        Assert.Equal((SignalStage.Registered, new LeadNumber("L-2026-0001")), (file.Then(ruling).Stage, file.Then(ruling).Lead));
    }

    [Fact]
    public void A_match_confirmed_after_registration_is_told_to_the_lead()
    {
        var registered = Received(NameOnly(Wang)).After(new SignalRegistered(new("L-2026-0001")));
        var after = registered.After(new MatchConfirmed("/targets/0", Wang));
        var told = SignalFollowUps.Of(registered, after, new("s", 4, new MatchConfirmed("/targets/0", Wang), Now, Now, "x", "k"));
        var targets = Assert.IsType<TargetsForLead>(Assert.Single(told, message => message.Target == "l-L-2026-0001").Body).Targets;
        Assert.Equal(Wang, targets.Single().Official);
    }

    [Fact]
    public void Merged_signals_count_once_and_unmerged_ones_again()
    {
        var file = Received(NameOnly(Wang)).After(new MatchConfirmed("/targets/0", Wang));
        var merged = file.Then(SignalRules.Merge(file, new(new("S-2026-0009"), "同一事项"), true, Officer));
        Assert.Equal((SignalStage.Merged, SignalStanding.Merged), (merged.Stage, merged.Standing));
        var again = merged.Then(SignalRules.Unmerge(merged, new("并错"), Officer));
        Assert.Equal((SignalStage.Received, SignalStanding.Confirmed), (again.Stage, again.Standing));
        Assert.NotNull(again.Clocks.Open("DL-50"));
    }

    [Fact]
    public void FED_07_a_transfer_records_its_result() => Assert.Contains(
        SignalRules.Transfer(Received(), new("市场监管局", "不属受理范围"), Officer).Happened,
        happening => happening.Event is SignalResultRecorded { Outcome: ResultOutcome.Transferred });

    [Theory]
    [InlineData(""), InlineData("  "), InlineData(null)]
    public void A_rejection_needs_its_reason(string? reason) => Assert.Equal(
        "DL-50.reason", SignalRules.Reject(Received(), new(reason!), Officer).Refused?.Code);

    private static Ruling Ask(SignalFile file, SignalMove move, Facts? facts = null) => move switch
    {
        SignalMove.Register => SignalRules.Register(file, new("L-2026-0001"), facts ?? Officer),
        SignalMove.Note => SignalRules.Note(file, new("r"), facts ?? Officer),
        SignalMove.Merge => SignalRules.Merge(file, new(new("S-2026-0009"), "r"), true, facts ?? Officer),
        SignalMove.Unmerge => SignalRules.Unmerge(file, new("r"), facts ?? Officer),
        SignalMove.Transfer => SignalRules.Transfer(file, new("d", "r"), facts ?? Officer),
        SignalMove.Reject => SignalRules.Reject(file, new("r"), facts ?? Officer),
        SignalMove.Replay => SignalRules.Replay(file, new("R-9", FeedTypes.Audit, "{}", "r"), Item(9, "R-9"), [], [], facts ?? Officer),
        _ => SignalRules.Forward(file, new(new(2026, 9, 21), "机要交换"), facts ?? Officer),
    };

    // Every stage but the sealed one has a revision waiting in quarantine, so that Replay can be asked everywhere.
    private static SignalFile At(SignalStage stage)
    {
        if (stage is SignalStage.Absent or SignalStage.SealedForwarded)
        {
            return stage is SignalStage.Absent ? SignalFile.Blank : Given(new SealedItemReceived("R-1", "PETITION", "市纪委"));
        }

        var quarantined = Given(new SignalQuarantined(new("S-2026-0001"), "AUDIT", "urn:county:audit", "SJ-1", Item(9, "R-9"), []));
        var received = Received().After(new RevisionQuarantined(Item(9, "R-9"), []));
        return stage switch
        {
            SignalStage.Quarantined => quarantined,
            SignalStage.Registered => received.After(new SignalRegistered(new("L-2026-0001"))),
            SignalStage.Merged => received.After(new SignalMerged(new("S-2026-0009"), "r")),
            SignalStage.Noted => received.After(new SignalNoted("r")),
            SignalStage.Transferred => received.After(new SignalTransferred("d", "r")),
            SignalStage.Rejected => received.After(new SignalRejected("r")),
            _ => received,
        };
    }
}
