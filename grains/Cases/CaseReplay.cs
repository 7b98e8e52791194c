using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Deadlines;
using WarningGrid.Rules;

namespace WarningGrid.Cases;

/// <summary>Replays a closed case under other packs (RP-07): pure, and nothing is stored.</summary>
internal static class CaseReplay
{
    public static CaseWhatIf Under(
        CaseFile file, ImmutableArray<IEvent> history, RuleBook book, PackVersions other, WorkCalendar calendar)
    {
        var rules = book.At(other);
        return new(
            file.Number,
            [
                .. WhatIf.Replay(file.Clocks.All, book, other, calendar).Select(line =>
                    new DeadlineWhatIf(line.Deadline, line.Due, line.OtherDue, line.WasLate, line.WouldBeLate)),
            ],
            [.. Approvals(history, rules).Concat(file.Ways.Replay(history, rules)).Distinct()]);
    }

    /// <summary>Returns beyond what the other rules allow (DSP-08).</summary>
    public static IEnumerable<RuleWhatIf> Returns(CaseKind kind, ImmutableArray<IEvent> history, RuleSet rules) =>
        history.OfType<PaperReturned>().CountBy(returned => returned.Paper)
            .SelectMany(paper => Beyond(rules, CaseReturnRules.Key(kind), paper.Value));

    /// <summary>A number that went beyond what the other rules allow; nothing where they set no such limit.</summary>
    public static IEnumerable<RuleWhatIf> Beyond(RuleSet rules, string key, int was) =>
        rules.Has(key) && was > rules.Whole(key) ? [Line(key, was, rules.Whole(key))] : [];

    /// <summary>A number that fell short of what the other rules ask.</summary>
    public static IEnumerable<RuleWhatIf> Below(RuleSet rules, string key, int was) =>
        rules.Has(key) && was < rules.Whole(key) ? [Line(key, was, rules.Whole(key))] : [];

    // Who stood in for a recused approver would stand in under other rules too (RCU-09): only the matrix is compared.
    private static IEnumerable<RuleWhatIf> Approvals(ImmutableArray<IEvent> history, RuleSet rules)
    {
        ApprovalBegun? begun = null;
        foreach (var happened in history)
        {
            begun = happened as ApprovalBegun ?? begun;
            if (happened is ApprovalGiven given && begun is not null
                && begun.Nodes.FirstOrDefault(node => node.Name == given.Node) is { } was
                && rules.Has($"MATRIX.{begun.Act}.approve")
                && ApprovalRules.Matrix(rules, begun.Act).FirstOrDefault(node => node.Name == given.Node) is var other
                && other?.Role != was.Role)
            {
                yield return new($"MATRIX.{begun.Act}.{given.Node}", was.Role.ToString(), other?.Role.ToString() ?? "");
            }
        }
    }

    private static RuleWhatIf Line(string key, int was, int other) =>
        new(
            key, was.ToString(System.Globalization.CultureInfo.InvariantCulture),
            other.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
