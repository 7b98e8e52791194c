using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>The risk state (风险状态): a pure function of history, packs and date, with its why (spec 05 §2).</summary>
internal static class RiskLevels
{
    /// <summary>An official's: measures, overdue replies, leads out of alerts, and his score.</summary>
    public static RiskView OfOfficial(History history, DateOnly day, RuleSet rules) =>
        State(history, day, rules, Grounds(history, day, rules));

    /// <summary>A post's: its score alone (RST-06).</summary>
    public static RiskView OfPost(History history, DateOnly day, RuleSet rules) => State(history, day, rules, []);

    /// <summary>A unit's: its own score and open correction orders (RST-06).</summary>
    public static RiskView OfUnit(History history, DateOnly day, RuleSet rules) =>
        State(history, day, rules, Grounds(history, day, rules).Where(ground => ground.Ground == CorrectionOrderOpen));

    private static RiskView State(History history, DateOnly day, RuleSet rules, IEnumerable<RiskGround> grounds)
    {
        var (score, lines) = RiskScore.Of(history, day, rules);
        var byScore = score >= rules.Number("RST.threshold.Yellow") ? RiskLevel.Yellow
            : score >= rules.Number("RST.threshold.Blue") ? RiskLevel.Blue
            : RiskLevel.None;
        ImmutableArray<RiskGround> all =
        [
            .. grounds.Concat(byScore is RiskLevel.None ? [] : [new(byScore, "Score", null)])
                .OrderByDescending(ground => ground.Level),
        ];
        return new(all is [var first, ..] ? first.Level : RiskLevel.None, RiskScore.Text(score), all, lines);
    }

    private static IEnumerable<RiskGround> Grounds(History history, DateOnly day, RuleSet rules)
    {
        var effects = new Lazy<ImmutableArray<EffectView>>(() => EffectPeriods.Of(history, rules));
        return history.Standing<WarningNoted>().Select(entry => (Ground: GroundOf(entry, day, rules, effects), entry.Event.Source))
            .Concat(history.Of<DutyNoted>().GroupBy(entry => (entry.Event.Source, entry.Event.Deadline))
                .Select(notes => notes.Last().Event)
                .Where(duty => duty.Standing is DutyStanding.Overdue)
                .Select(duty => (Ground: (string?)"ReplyOverdue", duty.Source)))
            .Concat(history.Of<LeadNoted>().GroupBy(entry => entry.Event.Source, StringComparer.Ordinal)
                .Where(notes => notes.Any(note => note.Event.FromAlert) && !Over.Contains(notes.Last().Event.Stage))
                .Select(notes => (Ground: (string?)"AlertConfirmed", Source: notes.Key)))
            .Where(found => found.Ground is not null)
            .Select(found => new RiskGround(
                Enum.Parse<RiskLevel>(rules.Word($"RST.level.{found.Ground}")), found.Ground!, found.Source));
    }

    private static string? GroundOf(
        Entry<WarningNoted> entry, DateOnly day, RuleSet rules, Lazy<ImmutableArray<EffectView>> effects) => entry.Event switch
    {
        { Status: WarningStatus.Void } => null,
        { Kind: "Admonition" } admonition => Measures.RunsOn(admonition, day, effects) ? "AdmonitionInEffect" : null,
        { Kind: "CorrectionOrder", Stage: "Failed" } => "RectificationFailed",
        { Kind: "CorrectionOrder", Status: WarningStatus.Open } => CorrectionOrderOpen,
        { Kind: "Accountability", Status: WarningStatus.Open } => "AccountabilityOpen",
        { Kind: "Filing", Status: WarningStatus.Open } => "FilingOpen",
        { Kind: "TalkInquiry", Status: WarningStatus.Open } => "TalkInquiryOpen",
        { Kind: "Criticism", Form: "Reminder" } reminder =>
            IsWithin(reminder.From ?? entry.On, rules.Limit("RST.reminder"), day) ? "ReminderRecent" : null,
        _ => null,
    };

    // A span of memory, no deadline: it never rolls, and its last day counts (CAL-06, CAL-07).
    private static bool IsWithin(DateOnly from, Limit span, DateOnly day) => day <= span.Unit switch
    {
        LimitUnit.CalendarDays => from.AddDays(span.Count),
        LimitUnit.Months => from.AddMonths(span.Count),
        LimitUnit.WorkingDays or LimitUnit.WorkingDaysOfNextMonth => throw new RuleMissing("RST.reminder"),
    };

    /// <summary>Stages in which a lead asks for nothing more of him.</summary>
    private static readonly ImmutableArray<string> Over = ["Closed", "Transferred", "Merged", "NotConcerned"];

    private const string CorrectionOrderOpen = nameof(CorrectionOrderOpen);
}
