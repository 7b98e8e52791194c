using System.Collections.Immutable;
using WarningGrid.Deadlines;

namespace WarningGrid.Clearances;

/// <summary>The rules of a request from its codes on: opinions, signatures, return, recomputation, use.</summary>
internal static partial class ClearanceRules
{
    public static Ruling GiveOpinion(ClearanceFile file, OfficeOpinion command, ClearanceGiven given)
    {
        var facts = given.Facts;
        var hidden = ClearanceReader.Hidden(file, facts);
        var left = file.LeftOf(command.Office).ToArray();
        var covered = left.Where(row => !hidden.Contains(row)).ToHashSet();
        var opinion = new OpinionGiven(
            command.Office, facts.Asker.Id, [.. left.Where(hidden.Contains)], command.Differing.OrEmpty());
        return ClearanceLifecycle.Objections(file, ClearanceMove.OfficeOpinion, given)
            .When(!given.Reader.Offices.Contains(command.Office), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(
                file.Offices.Any(other => other.Office != command.Office && other.Signers.Contains(facts.Asker.Id)),
                Rank.SameHand, RefusalKind.SameHand, "CLR-04.same-hand")
            .Gate(covered.Count > 0, "CLR-12.nothing-left")
            .Add(Rank.InvalidRule, Differing(file, command.Differing.OrEmpty(), covered, mayAgree: false))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(file.Stage is ClearanceStage.Suggested && Enough(After(file, [opinion], facts), facts)
                ? [opinion, new OpinionsGathered()]
                : [opinion]);
    }

    /// <summary>Signs what the signer may see; where that is all there is left, the answer is issued as printed.</summary>
    public static Ruling Sign(ClearanceFile file, SignClearance command, ClearanceGiven given)
    {
        var facts = given.Facts;
        var hidden = ClearanceReader.Hidden(file, facts);
        var (mine, left) = Signing(file, given, hidden);
        var differing = command.Differing.OrEmpty();
        var upset = file.UpsetNow
            .Union(file.Answerable.Where(row => given.UpsetSince.Contains(file.Rows[row - 1].Match.Official!.Value)))
            .Where(row => left.IsEmpty || mine.Contains(row)).Order().ToArray();
        var disputed = file.Offices.SelectMany(office => office.Differing).Select(code => code.Row).Distinct()
            .Where(row => mine.Contains(row) && differing.All(code => code.Row != row)).Order().ToArray();
        if (ClearanceLifecycle.Objections(file, ClearanceMove.Sign, given)
            .When(
                file.Offices.Any(office => office.Signers.Contains(facts.Asker.Id)) || file.SignedBy.Contains(facts.Asker.Id),
                Rank.SameHand, RefusalKind.SameHand, "CLR-12.same-hand")
            .Add(Rank.StaleApproval, upset.Length == 0 ? null : Refusal.Of(RefusalKind.Stale, "CLR-13.stale").With(
                upset.Where(row => !hidden.Contains(row)).Select(row => RefusalItem.At($"/rows/{row}", "CLR-13.row", row))))
            .Gate(mine.Count > 0, "CLR-12.nothing-left")
            .Add(Rank.GateNotMet, disputed.Length == 0 ? null : Refusal.Of(RefusalKind.GateNotMet, "CLR-03.undecided").With(
                disputed.Select(row => RefusalItem.At($"/rows/{row}", "CLR-03.disputed", row))))
            .Add(Rank.InvalidRule, Differing(file, differing, mine, mayAgree: true))
            .First() is { } refusal)
        {
            return refusal;
        }

        var signed = new ClearanceSigned(facts.Asker.Id, left, differing);
        return !left.IsEmpty || given.Printed is not { Serial: var serial } printed ? Ruling.Of(signed) : Ruling.Of(
        [
            signed,
            new ClearanceIssued(
                serial.Prefix, serial.Year, serial.Number, serial.Text, facts.Today, facts.Asker.Id.Value, printed.DataSm3,
                printed.FileSm3, printed.Imprint),
            .. DeadlineRules.Meet(file.Clocks, Reply, facts.Now, proven: true, facts),
            Ending(file, facts),
        ]);
    }

    /// <summary>The last day of an answer that is issued today (DL-34).</summary>
    public static DateOnly ValidThrough(ClearanceFile file, Facts facts) => ((DeadlineStarted)Ending(file, facts)).Due;

    /// <summary>Whether this signature would be the last: then a serial is reserved and the answer printed before it counts.</summary>
    public static bool Completes(ClearanceFile file, SignClearance command, ClearanceGiven given) =>
        Sign(file, command, given) is { Refused: null }
        && Signing(file, given, ClearanceReader.Hidden(file, given.Facts)).Left.IsEmpty;

    public static Ruling Return(ClearanceFile file, ReturnClearance command, ClearanceGiven given)
    {
        var answerable = file.Answerable.Except(ClearanceReader.Hidden(file, given.Facts)).ToHashSet();
        var rows = command.Rows.OrEmpty();
        return ClearanceLifecycle.Objections(file, ClearanceMove.Return, given)
            .When(Blank(command.Reason), Rank.Shape, RefusalKind.Invalid, "CLR-12.reason")
            .When(!rows.All(answerable.Contains), Rank.InvalidRule, RefusalKind.Invalid, "CLR-02.no-row")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ClearanceReturned(command.Reason, [.. rows.Distinct().Order()]));
    }

    public static Ruling Recompute(ClearanceFile file, RecomputeClearance command, ClearanceGiven given) =>
        ClearanceLifecycle.Objections(file, ClearanceMove.Recompute, given).First() is { } refusal
            ? refusal
            : Ruling.Of(new RecomputationAsked());

    /// <summary>An answer serves the purpose it was asked for and no other, and only while it holds (CLR-05, CLR-06).</summary>
    public static Ruling Use(ClearanceFile file, UseAnswers command, ClearanceGiven given)
    {
        var seen = file.Answerable.Except(ClearanceReader.Hidden(file, given.Facts)).ToHashSet();
        var rows = command.Rows.OrEmpty();
        var used = rows.IsEmpty ? seen.Order() : rows.Distinct().Order();
        var gone = used.Where(file.Invalidated.Contains).ToArray();
        return ClearanceLifecycle.Objections(file, ClearanceMove.Use, given)
            .When(command.Purpose != file.Purpose, Rank.Forbidden, RefusalKind.Forbidden, "CLR-05.other-purpose")
            .When(Blank(command.Reference), Rank.Shape, RefusalKind.Invalid, "CLR-05.reference")
            .When(!rows.All(seen.Contains), Rank.InvalidRule, RefusalKind.Invalid, "CLR-02.no-row")
            .Add(Rank.TooLate, gone.Length == 0 ? null : Refusal.Of(RefusalKind.TooLate, "CLR-06.invalidated").With(
                gone.Select(row => RefusalItem.At($"/rows/{row}", "CLR-06.row", row))))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new AnswersUsed(command.Purpose, command.Reference, [.. used]));
    }

    // Deputies sign what bars every secretary, and nothing else; hidden rows are another's (CLR-12, RCU-09).
    private static (HashSet<int> Mine, ImmutableArray<int> Left) Signing(
        ClearanceFile file, ClearanceGiven given, ImmutableHashSet<int> hidden)
    {
        var unsigned = file.Unsigned.ToArray();
        var mine = unsigned.Where(row => !hidden.Contains(row) && (given.Reader.Secretary || file.Barred.Contains(row))).ToHashSet();
        return (mine, [.. unsigned.Where(row => !mine.Contains(row))]);
    }

    private static IEvent Ending(ClearanceFile file, Facts facts) =>
        DeadlineRules.Start(file.Clocks, Validity, facts.Today, file.Packs, facts, holder: file.Requester);

    private static Refusal? Differing(
        ClearanceFile file, ImmutableArray<DifferingCode> codes, HashSet<int> covered, bool mayAgree) =>
        codes.Select(code => code.Row).Distinct().Count() < codes.Length
        || !codes.All(code => covered.Contains(code.Row) && file.Rows[code.Row - 1].Match.Match is RowMatch.Matched
            && code.Code is >= RowCodes.Clean and <= RowCodes.Unfit
            && (mayAgree || code.Code != file.Rows[code.Row - 1].Code.Code))
            ? Refusal.Of(RefusalKind.Invalid, "CLR-03.code")
        : codes.Any(code => Blank(code.Reason)) ? Refusal.Of(RefusalKind.Invalid, "CLR-03.reason")
        : null;
}
