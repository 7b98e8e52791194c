using System.Collections.Immutable;
using WarningGrid.Deadlines;
using WarningGrid.Vault;
using static WarningGrid.RefusalKind;

namespace WarningGrid.Signals;

/// <summary>What becomes of an item of a feed (spec 03 §2, §4). Pure.</summary>
internal static class IntakeRules
{
    /// <summary>What stands in the envelope that only the silo can judge; null where nothing speaks against it (FED-02).</summary>
    public static Refusal? Envelope(FeedItem item, ImmutableArray<FeedRight> rights, Facts facts)
    {
        var ahead = facts.Rules.On(facts.Today).Whole("FED-02.ahead-hours");
        return new Objections()
            .When(item.Time > facts.Now.AddHours(ahead), Rank.Shape, Invalid, "FED-02.too-early", ahead)
            .When(!MaySend(item, rights), Rank.Forbidden, Forbidden, "FED-02.source")
            .First();
    }

    /// <summary>Whether an item of a confidential channel must be sent again: nobody could say that no target is sealed (FED-06).</summary>
    public static Refusal? Unreadable(FeedReading reading) =>
        !reading.IsGood && reading.Confidential && reading.Mentions is null
            ? Refusal.Of(Invalid, "FED-06.unreadable").With(reading.Faults)
            : null;

    /// <summary>The first items of a signal, or of its quarantine.</summary>
    public static ImmutableArray<Happening> Born(
        SignalNumber number, FeedItem item, string channel, Intake kept, ImmutableArray<Fault> faults,
        ImmutableArray<MatchFound> found, Facts facts) =>
        faults.IsEmpty
            ?
            [
                new(new SignalReceived(number, channel, item.Source, item.Subject, kept), item.Time),
                new(new MentionsMatched(found), item.Time),
                new(SignalRules.Triage(DeadlineBook.Empty, facts)),
            ]
            : [new(new SignalQuarantined(number, channel, item.Source, item.Subject, kept, faults), item.Time)];

    /// <summary>All that is kept of a sealed item, with its time to be forwarded (SEA-02, SEA-03).</summary>
    public static ImmutableArray<Happening> Sealed(string receiptId, string channel, Facts facts) =>
    [
        new(new SealedItemReceived(receiptId, channel, facts.Rules.On(facts.Today).Word("ORG.superior"))),
        new(DeadlineRules.Start(DeadlineBook.Empty, "DL-09", facts.Today, facts.Rules.InForce(facts.Today), facts)),
    ];

    /// <summary>A later item of a signal's record (FED-04).</summary>
    public static Ruling Amend(SignalFile file, AmendSignal command, Facts facts)
    {
        if (file.Stage is SignalStage.Absent or SignalStage.SealedForwarded)
        {
            return Refusal.NotFound;
        }

        var item = command.Item;
        var higher = item.SourceRevision > file.SourceRevision;
        var ruling = Ruling.Of(
        [
            .. !command.Faults.IsEmpty && higher
                ? [new Happening(new RevisionQuarantined(item, command.Faults), command.Time)]
                : !higher ? [new Happening(new RevisionSuperseded(item), command.Time)]
                : new[] { new Happening(new SignalAmended(item), command.Time) }
                    .Concat(SignalRules.InForce(file, command.Found, command.Time))
                    .Concat(file.Stage is SignalStage.Quarantined ? [new(SignalRules.Triage(file.Clocks, facts))] : []),
        ]);
        return command.Reporter is { } reporter && item.VaultToken is { } token
            ? ruling.Bearing(new Birth(token, [new Happening(reporter)]))
            : ruling;
    }

    private static bool MaySend(FeedItem item, ImmutableArray<FeedRight> rights) => rights.Any(right =>
        right.Source == item.Source && (FeedTypes.Find(item.Type) is null || right.Types.Contains(item.Type)));
}

/// <summary>A later item of a record, ready to be kept; sent by the intake to the signal.</summary>
/// <param name="Digest">Keyed hash of the content, as the first item's command has it.</param>
[GenerateSerializer, Immutable, Alias("signal.amend")]
internal sealed record AmendSignal(
    [property: Id(0)] Intake Item, [property: Id(1)] DateTimeOffset Time, [property: Id(2)] ImmutableArray<Fault> Faults,
    [property: Id(3)] ImmutableArray<MatchFound> Found, [property: Id(4)] ReporterKept? Reporter,
    [property: Id(5)] ReadOnlyMemory<byte> Digest) : IKeyedCommand
{
    /// <summary>The caller under which every item of every feed is remembered (FED-03).</summary>
    public const string Owner = "feed";

    string IKeyedCommand.KeyOwner => Owner;
}

/// <summary>The side of a signal that the intake speaks to.</summary>
[Alias("signal.amendment")]
internal interface ISignalAmendment : IGrainWithStringKey
{
    [Alias("amend")]
    Task<Outcome<SignalView>> Amend(AmendSignal command, Submission submission);
}
