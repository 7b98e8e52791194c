using System.Collections.Frozen;
using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Statistics;

/// <summary>Who may take which register out of the house (EXP-01): with a purpose, and many persons only by another's word.</summary>
internal static class ExportRules
{
    /// <summary>What speaks against the question itself, before any row is read; null where nothing does.</summary>
    public static Refusal? Objection(AskExport ask, Facts facts) =>
        new Objections()
            .When(!facts.Asker.HoldsAny(FigureSight.Listing), Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(string.IsNullOrWhiteSpace(ask.Purpose) || ask.Purpose.Any(char.IsControl), Rank.Shape, RefusalKind.Invalid, "EXP-01.purpose")
            .When(ask.Format is SheetFormat.Docx && ask.Register is not Register.QuarterReturn, Rank.Shape, RefusalKind.Invalid, "EXP-01.format")
            .When(
                ask.Register is Register.QuarterReturn && !(Quarter.Of(ask.Quarter)?.To < facts.Today), Rank.Shape, RefusalKind.Invalid,
                "QRT-01.quarter")
            .When(ask.From > ask.To, Rank.Shape, RefusalKind.Invalid, "EXP-01.period")
            .First();

    /// <param name="found">What the rows are that the asker may see.</param>
    public static Ruling Ask(ExportFile file, ExportNumber number, AskExport ask, ExportRows found, Facts facts)
    {
        var rules = facts.Rules.On(facts.Today);
        return new Objections()
            .Add(Rank.Shape, Objection(ask, facts))
            .Add(Rank.Forbidden, found.Refused)
            .When(file.Exists, Rank.WrongStage, RefusalKind.WrongStage, "EXP-01.not-needed")
            .When(
                found.Rows > rules.Whole("EXP-01.rows"), Rank.LimitExceeded, RefusalKind.LimitExceeded, "EXP-01.rows",
                rules.Whole("EXP-01.rows"))
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ExportAsked(
                number, ask, facts.Asker.Id, found.Rows, found.Sorted, found.Persons.Count > rules.Whole("EXP-01.persons"),
                facts.Calendar.Due(facts.Today, rules.Limit("EXP-01.take"), roll: false).Date));
    }

    public static Ruling Approve(ExportFile file, ApproveExport command, Facts facts) =>
        new Objections()
            .When(!IsApprover(facts) && file.By != facts.Asker.Id, Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .When(facts.IsStale(file), Rank.StaleRevision, RefusalKind.Stale, "DSP-01.stale")
            .When(!file.NeedsApproval || file.Approver is not null, Rank.WrongStage, RefusalKind.WrongStage, "EXP-01.not-needed")
            .When(file.By == facts.Asker.Id, Rank.SameHand, RefusalKind.SameHand, "EXP-01.same-hand")
            .When(facts.Today > file.TakeBy, Rank.TooLate, RefusalKind.TooLate, "EXP-01.lapsed")
            .First() is { } refusal
            ? refusal
            : Ruling.Of(new ExportApproved(facts.Asker.Id, command.Opinion));

    /// <summary>Why the file may not leave as it would be now; null where it may.</summary>
    public static Refusal? Take(ExportFile file, ExportRows found, Facts facts)
    {
        var most = facts.Rules.On(facts.Today).Whole("EXP-01.persons");
        return new Objections()
            .When(file.By != facts.Asker.Id, Rank.Forbidden, RefusalKind.Forbidden, "ACL-01.act-missing")
            .Add(Rank.Forbidden, found.Refused)
            .When(facts.Today > file.TakeBy, Rank.TooLate, RefusalKind.TooLate, "EXP-01.lapsed")
            .When(
                found.Rows > facts.Rules.On(facts.Today).Whole("EXP-01.rows"), Rank.LimitExceeded, RefusalKind.LimitExceeded, "EXP-01.rows",
                facts.Rules.On(facts.Today).Whole("EXP-01.rows"))
            .Gate(found.Persons.Count <= most || file.Approver is not null, "EXP-01.approver", most)
            .Gate(
                found.Persons.Count <= most || file.Approver is null || found.Persons.IsSubsetOf(file.Persons.Select(person => person.Value)),
                "EXP-01.grown")
            .First();
    }

    /// <summary>Who asked, and who may approve and is recused from nobody whom it names: to others there is none (RCU-08).</summary>
    public static bool MaySee(ExportFile file, Facts facts) =>
        file.By == facts.Asker.Id
        || (file.NeedsApproval && IsApprover(facts) && !file.Persons.Any(facts.IsRecusedFrom));

    private static bool IsApprover(Facts facts) =>
        facts.Rules.On(facts.Today).List("EXP-01.approvers").Any(role => facts.Asker.Holds(Enum.Parse<Role>(role)));
}

/// <summary>How much an export is: its rows, and whom they name.</summary>
/// <param name="Refused">Why there are none: a unit beyond the asker's reach.</param>
internal sealed record ExportRows(int Rows, FrozenSet<string> Persons, Refusal? Refused = null)
{
    public static ExportRows None { get; } = new(0, FrozenSet<string>.Empty);

    public ImmutableArray<OfficialId> Sorted => [.. Persons.Order(StringComparer.Ordinal).Select(OfficialId.Of)];
}
