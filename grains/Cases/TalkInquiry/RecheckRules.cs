using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Signals;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Which accepted explanations are looked into again, by whom, and what an untrue one becomes (TLK-02, RCU-05).</summary>
internal static class RecheckRules
{
    /// <summary>不如实说明, as a stored code.</summary>
    public const string Untruthful = "UNTRUTHFUL-STATEMENT";

    private static readonly Role[] Checkers = [Role.LeadCustodian, Role.WarningOfficer, Role.Handler];

    public static bool MaySee(Facts facts) => facts.Asker.HoldsAny([.. Checkers, Role.DisciplineSecretary]);

    /// <param name="population">Every case that the year closed with outcome A.</param>
    public static Ruling Draw(RecheckFile file, DrawRechecks command, int year, ImmutableArray<DrawnCase> population, Facts facts)
    {
        var percent = facts.Rules.On(facts.Today).Whole("TLK.recheck-percent");
        return new Objections()
            .When(!facts.Asker.Holds(Role.LeadCustodian), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(file.Draw is not null, Rank.WrongStage, RefusalKind.WrongStage, "TLK-02.drawn")
            .Gate(facts.Today.Year > year, "TLK-02.year-runs")
            .Gate(!population.IsEmpty, "TLK-02.nothing-to-draw")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new RechecksDrawn(
                year, command.Seed, percent, [.. population.Select(one => one.Case).OrderBy(one => one.Value, StringComparer.Ordinal)],
                Lots(population, command.Seed, percent)));
    }

    /// <summary>The share that a seed draws: of any part of a hundred begun, one.</summary>
    public static ImmutableArray<DrawnCase> Lots(ImmutableArray<DrawnCase> population, long seed, int percent) =>
    [
        .. population
            .OrderBy(one => Convert.ToHexString(EntryChain.Sm3(string.Create(CultureInfo.InvariantCulture, $"{seed}|{one.Case}"))), StringComparer.Ordinal)
            .Take(((population.Length * percent) + 99) / 100)
            .OrderBy(one => one.Case.Value, StringComparer.Ordinal),
    ];

    /// <param name="hadHand">Whether the asker ever had a hand in the case.</param>
    /// <param name="signal">The signal that a mismatch becomes, with what it tells already sealed.</param>
    public static Ruling Record(RecheckFile file, RecordRecheck command, bool hadHand, FreshSignal? signal, Facts facts)
    {
        var drawn = file.Draw?.Drawn.FirstOrDefault(one => one.Case == command.Case);
        var untrue = command.Result is RecheckResult.Mismatch;
        return new Objections()
            .Add(Rank.Shape, ShapeRules.Objection(command))
            .When(
                drawn is not null && Subjects(drawn).Any(facts.Excluded.Contains), Rank.NotFound, RefusalKind.NotFound, "ACL-01.not-found")
            .When(!facts.Asker.HoldsAny(Checkers), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(
                file.Recorded.Any(one => one.Case == command.Case), Rank.WrongStage, RefusalKind.WrongStage, "TLK-02.recorded")
            .Add(Rank.Recused, hadHand ? Refusal.Of(RefusalKind.Recused, "RCU-08.recused") with { RuleId = "RCU-05" } : null)
            .When(drawn is null, Rank.InvalidRule, RefusalKind.Invalid, "TLK-02.not-drawn", command.Case)
            .First() is { } refusal
            ? refusal
            : untrue && signal is not null
                ? Ruling.Of(Happened(signal.Number)).Bearing(signal.Birth(drawn!, facts))
                : Ruling.Of(Happened(null));

        RecheckRecorded Happened(SignalNumber? number) => new(command.Case, command.Result, command.Finding, command.Sm3, number);
    }

    public static IEnumerable<string> Subjects(DrawnCase one) =>
        new[] { one.Official?.Value, one.Unit?.Value }.OfType<string>();
}

/// <summary>A signal about to be born of a mismatch.</summary>
/// <param name="Data">What was found, sealed in the context of <paramref name="Receipt"/>.</param>
/// <param name="Key">Keyed hash of the person meant.</param>
internal sealed record FreshSignal(SignalNumber Number, string Receipt, string Data, string Key)
{
    public Birth Birth(DrawnCase of, Facts facts)
    {
        var item = new Intake(
            Receipt, "county.recheck.v1", 1, Data, RecheckRules.Untruthful, Level: null, of.Unit, Confidential: true, Named: false,
            AssignedFromAbove: false, VaultToken: null);
        ImmutableArray<MatchFound> meant = of.Official is { } official
            ? [new("/official", Key, MatchStanding.Confirmed, MatchBasis.ByHand, [official], official)]
            : [];
        return new(
            Number.Key(),
            [
                new(new SignalReceived(Number, "INSPECTION", "urn:warninggrid:recheck", of.Case.Value, item)),
                new(new MentionsMatched(meant)),
                new(DeadlineRules.Start(DeadlineBook.Empty, "DL-50", facts.Today, facts.Rules.InForce(facts.Today), facts)),
            ]);
    }
}
