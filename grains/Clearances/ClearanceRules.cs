using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Deadlines;
using WarningGrid.Documents;

namespace WarningGrid.Clearances;

/// <summary>The rules of a request up to its codes: draft, list, matching, computing (spec 05 §5).</summary>
internal static partial class ClearanceRules
{
    /// <summary>As many rows as one event lists; as many as one letter matches or computes.</summary>
    public const int Listed = 500, Part = 1000;

    private const int MostItems = 100;

    public static Ruling Open(ClearanceFile file, ClearanceNumber number, OpenClearance command, ClearanceGiven given)
    {
        var (facts, asker) = (given.Facts, given.Facts.Asker);
        return new Objections()
            .When(!asker.Holds(Role.OrgDept), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(file.Exists, Rank.WrongStage, RefusalKind.WrongStage, "DSP-01.wrong-stage")
            .When(Blank(command.LetterNumber) || Blank(command.Organ), Rank.Shape, RefusalKind.Invalid, "CLR-09.letter")
            .When(command.LetterOn > facts.Today, Rank.InvalidRule, RefusalKind.Invalid, "CLR-09.letter-date")
            .When(
                command.Purpose is ClearancePurpose.Other && Blank(command.Explanation), Rank.Shape, RefusalKind.Invalid,
                "CLR-05.explanation")
            .When(!RowMatching.IsPlain(command.LetterNumber), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.text", "来函文号")
            .When(!RowMatching.IsPlain(command.Organ), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.text", "来函单位")
            .When(!PaperTexts.IsText(command.Explanation ?? ""), Rank.InvalidRule, RefusalKind.Invalid, "DOC-01.text", "用途说明")
            .When(given.Letter is null, Rank.InvalidRule, RefusalKind.Invalid, "CLR-09.file")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ClearanceOpened(
                number, command.LetterNumber.Trim(), command.LetterOn, command.Organ.Trim(), command.Purpose,
                Blank(command.Explanation) ? null : command.Explanation!.Trim(), command.FileSm3, asker.Id, Reached(asker), facts.Rules.InForce(facts.Today)));
    }

    /// <param name="sealedRows">The same rows with their numbers sealed; empty where they are not sound.</param>
    public static Ruling Submit(
        ClearanceFile file, SubmitRows command, ImmutableArray<ListedPerson> sealedRows, ClearanceGiven given)
    {
        var rows = command.Rows.OrEmpty();
        var most = given.Facts.Rules.At(file.Packs).Whole("CLR.rows");
        var errors = rows.Length > most ? [] : RowMatching.Errors(rows).Take(MostItems).ToArray();
        return ClearanceLifecycle.Objections(file, ClearanceMove.Submit, given)
            .When(rows.IsEmpty, Rank.Shape, RefusalKind.Invalid, "CLR-02.no-rows")
            .When(rows.Length > most, Rank.LimitExceeded, RefusalKind.LimitExceeded, "CLR-10.too-many", most)
            .Add(Rank.Shape, errors.Length == 0 ? null : Refusal.Of(RefusalKind.Invalid, "CLR-02.rows").With(
                errors.Select(error => RefusalItem.At($"/rows/{error.Row - 1}", error.Code))))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(
            [
                new ClearanceReceived(rows.Length),
                DeadlineRules.Start(file.Clocks, Reply, given.Facts.Today, file.Packs, given.Facts),
                .. sealedRows.Chunk(Listed).Select((some, n) => new RowsListed((n * Listed) + 1, [.. some])),
            ]);
    }

    /// <summary>A part of the rows is matched; with the last one matching is over, or waits for persons.</summary>
    public static Ruling Match(ClearanceFile file, MatchDue due)
    {
        if (!ClearanceLifecycle.For(file).CanFire(ClearanceMove.Match) || due.First != file.Matched + 1)
        {
            return Ruling.Nothing;
        }

        var count = Math.Min(Part, file.Count - file.Matched);
        var rows = RowMatching.Of(file, due.First, count, due.Found);
        var last = due.First - 1 + count == file.Count;
        var waits = file.Waiting.Any() || rows.Any(row => row.Match is RowMatch.Waiting);
        return Ruling.Of(last && !waits ? [new RowsMatched(due.First, rows), new MatchingFinished()] : [new RowsMatched(due.First, rows)]);
    }

    public static Ruling Resolve(ClearanceFile file, ResolveRow command, ClearanceGiven given)
    {
        var facts = given.Facts;
        var row = ClearanceReader.Hidden(file, facts).Contains(command.Row) ? null : file.Row(command.Row);
        var reached = given.Chosen is { } one && (file.Authorities.IsEmpty || file.Authorities.Contains(one.Authority));
        if (ClearanceLifecycle.Objections(file, ClearanceMove.ResolveRow, given)
            .When(row?.Match.Match is not RowMatch.Waiting, Rank.InvalidRule, RefusalKind.Invalid, "CLR-02.not-waiting")
            .When(command.Official is not null && !reached, Rank.InvalidRule, RefusalKind.Invalid, "CLR-02.official")
            .First() is { } refusal)
        {
            return refusal;
        }

        var twoHands = row!.Match.TwoHands || (given.Chosen is { } chosen && RowMatching.Disagrees(row, chosen));
        return twoHands
            ? TwoPersonAct.Decide(file.Pending, "CLR-02", Act(command.Row), command, facts, Resolved)
            : Resolved();

        Ruling Resolved() => Ruling.Of(file.Waiting.Skip(1).Any()
            ? [new RowResolved(command.Row, command.Official)]
            : [new RowResolved(command.Row, command.Official), new MatchingFinished()]);
    }

    public static Ruling Withdraw(ClearanceFile file, WithdrawRow command, ClearanceGiven given) =>
        ClearanceLifecycle.Objections(file, ClearanceMove.WithdrawRow, given).First() is { } refusal
            ? refusal
            : TwoPersonAct.Withdraw(file.Pending, "CLR-02", Act(command.Row), given.Facts);

    /// <summary>A part of the rows has its codes; the first fixes K, and with the last the offices are heard.</summary>
    public static Ruling Computed(ClearanceFile file, CodesDue due, Facts facts)
    {
        if (!ClearanceLifecycle.For(file).CanFire(ClearanceMove.ComputeCodes) || due.First != file.Computed + 1)
        {
            return Ruling.Nothing;
        }

        var computed = new CodesComputed(due.First, due.Codes);
        IEnumerable<IEvent> happened = file.Known is null ? [new KnownFixed(due.Known), computed] : [computed];
        if (due.First - 1 + due.Codes.Length < file.Count)
        {
            return Ruling.Of(happened);
        }

        var all = file.Rows.Take(due.First - 1).Select(row => row.Code).Concat(due.Codes);
        var barred = due.BarredToSecretaries.ToHashSet(StringComparer.Ordinal);
        var suggested = new CodesSuggested(
            RowCodes.Digest(all),
            [.. file.Answerable.Where(row => barred.Contains(file.Rows[row - 1].Match.Official!.Value.Value))]);
        return Ruling.Of(Enough(After(file, happened.Append(suggested), facts), facts)
            ? [.. happened, suggested, new OpinionsGathered()]
            : [.. happened, suggested]);
    }

    /// <summary>Something of CLR-06 was recorded for a person whom rows mean.</summary>
    public static Ruling Upset(ClearanceFile file, PersonUpset upset)
    {
        ImmutableArray<int> rows =
            [.. upset.Rows.Where(row => file.Row(row)?.Match.Official == upset.Official && !file.Invalidated.Contains(row))];
        return rows.IsEmpty || !ClearanceLifecycle.For(file).CanFire(ClearanceMove.Upset) ? Ruling.Nothing
            : file.Stage is ClearanceStage.Issued ? Ruling.Of(new AnswersInvalidated(upset.Official, rows))
            : Ruling.Of(new RowsUpset(upset.Official, rows, upset.At));
    }

    /// <summary>What its clocks bring about: reminders, the reply overdue, the end of the answers (DL-33, DL-34).</summary>
    public static Ruling FireDue(ClearanceFile file, Facts facts)
    {
        var fired = DeadlineRules.FireDue(file.Clocks, facts).ToArray();
        var end = Array.Find(fired, one => one.Event is DeadlineMet met && met.Deadline.StartsWith(Validity, StringComparison.Ordinal));
        return Ruling.Of(end is not null && ClearanceLifecycle.For(file).CanFire(ClearanceMove.Expire)
            ? [.. fired, end with { Event = new ClearanceExpired() }]
            : fired);
    }

    private static ClearanceFile After(ClearanceFile file, IEnumerable<IEvent> happened, Facts facts) =>
        happened.Aggregate(file, (then, one) =>
            ClearanceEvolution.Of(then, new("", then.Version + 1, one, facts.Now, facts.Now, facts.Asker.Actor, "")));

    private static bool Enough(ClearanceFile file, Facts facts) => file.Heard() >= facts.Rules.At(file.Packs).Whole("CLR.opinions");

    private static string Act(int row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"ResolveRow {row}");

    // Whom the requester may ask about; null in a grant means everybody.
    private static ImmutableArray<string> Reached(Asker asker)
    {
        var grants = asker.Grants.Where(grant => grant.Role is Role.OrgDept).ToArray();
        return Array.Exists(grants, grant => grant.Authorities is null)
            ? []
            : [.. grants.SelectMany(grant => grant.Authorities!).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);

    /// <summary>The reply is due; the answers end.</summary>
    private const string Reply = "DL-33", Validity = "DL-34";
}
