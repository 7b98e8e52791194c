using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Cases.CorrectionOrder;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Rules;

namespace WarningGrid.Clearances;

/// <summary>The code of one person out of what stood against him at K, for the day of K: the highest wins (CLR-01).</summary>
/// <remarks>Pure: the same records, day and packs give the same codes and grounds for ever (CLR-08).</remarks>
internal static class RowCodes
{
    public const int Clean = 1, Settled = 2, Measured = 3, Pending = 4, Deferred = 5, Unfit = 6;

    public static RowCode Of(PersonStanding standing, DateOnly day, RuleSet rules)
    {
        var counted = standing.Leads.Where(lead => LeadGround(lead) is not null || lead.Stage == nameof(LeadStage.InCase)).ToArray();
        var effects = Effects(standing.Cases, rules);
        ImmutableArray<RowGround> grounds =
        [
            .. standing.Leads.Select(LeadGround).Concat(standing.Cases.SelectMany(one => CaseGrounds(one, day, effects)))
                .OfType<RowGround>()
                .OrderByDescending(ground => ground.Code).ThenBy(ground => ground.Source, StringComparer.Ordinal)
                .ThenBy(ground => ground.Ground, StringComparer.Ordinal),
        ];
        return grounds.IsEmpty
            ? new(Clean)
            : new(
                grounds[0].Code, grounds, counted.Length,
                [.. counted.Select(lead => lead.ReceivedOn.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>SM3 of all codes with their grounds, in the order of the rows.</summary>
    public static string Digest(IEnumerable<RowCode> codes) =>
        Convert.ToHexStringLower(EntryChain.Sm3(EventJson.Canonical(codes.Select(code => code with
        {
            Grounds = code.Grounds.OrEmpty(), Months = code.Months.OrEmpty(),
        }).ToArray())));

    // A lead in a case counts through its cases; registered, transferred and merged ones do not count.
    private static RowGround? LeadGround(LeadStanding lead) => lead.Stage switch
    {
        nameof(LeadStage.Accepted) or nameof(LeadStage.Assigned) or nameof(LeadStage.Proposed) or nameof(LeadStage.Decided)
            or nameof(LeadStage.Shelved) => new(Pending, "LeadOpen", lead.Number, ClearanceOffice.PetitionReception),
        nameof(LeadStage.Verifying) => new(Deferred, "LeadVerifying", lead.Number, ClearanceOffice.PetitionReception),
        nameof(LeadStage.Closed) => new(Settled, "LeadClosed", lead.Number, ClearanceOffice.PetitionReception),
        _ => null,
    };

    private static IEnumerable<RowGround?> CaseGrounds(
        CaseStanding one, DateOnly day, ImmutableDictionary<string, DateOnly> effects)
    {
        if (one.Kind == nameof(CaseKind.PreventiveTalk) || one.Status == nameof(WarningStatus.Void))
        {
            yield break;
        }

        yield return Enum.Parse<CaseKind>(one.Kind) switch
        {
            CaseKind.TalkInquiry => IsOpen(one) ? Open(Pending) : Closed(),
            CaseKind.Criticism => IsOpen(one) ? Open(Pending) : Ended(),
            CaseKind.CorrectionOrder =>
                one.Outcome is CorrectionOrderOutcomes.WrittenOff or CorrectionOrderOutcomes.Failed ? Measure()
                : IsOpen(one) ? Open(Pending)
                : Closed(),
            CaseKind.Admonition => Effect(Deferred) ?? (IsOpen(one) ? Open(Pending) : Ended()),
            CaseKind.Accountability or CaseKind.Filing => IsOpen(one) ? Open(Unfit) : Effect(Unfit) ?? Ended(),
            CaseKind.PreventiveTalk => null,
        };
        if (one.Appealed)
        {
            yield return new(Pending, "AppealOpen", one.Number, ClearanceOffice.CaseReview);
        }

        RowGround Open(int code) => new(code, "CaseOpen", one.Number, ClearanceOffice.CaseSupervision);

        RowGround Closed() => new(Settled, "CaseClosed", one.Number, ClearanceOffice.CaseSupervision);

        RowGround Measure() => new(Measured, "MeasureDone", one.Number, ClearanceOffice.CaseReview);

        // What came to nothing is no measure; a filing has one only where the organ's result names it.
        RowGround Ended() =>
            one.Outcome is null or CaseOutcomes.NotApproved or CaseOutcomes.Terminated or CaseOutcomes.TakenOver
                or CaseOutcomes.Transferred
            || (one.Kind == nameof(CaseKind.Filing) && one.Form is null) ? Closed() : Measure();

        RowGround? Effect(int running) =>
            !effects.TryGetValue(one.Number, out var end) ? null
            : new(
                end >= day ? running : Measured, end >= day ? "EffectRuns" : "EffectOver", one.Number, ClearanceOffice.CaseReview);
    }

    private static bool IsOpen(CaseStanding one) =>
        one.Stage != CaseStage.Closed.Value && one.Stage != CaseStage.Archived.Value;

    // Effects of all his cases together: of one regime they add (EFF-01…04), by the same function as his record's.
    private static ImmutableDictionary<string, DateOnly> Effects(ImmutableArray<CaseStanding> cases, RuleSet rules) =>
        EffectPeriods.Of(
                new([
                    .. cases.Where(one => one.From is not null).Select((one, n) => new Entry(n + 1, default, new WarningNoted(
                        one.Number, one.Kind, one.Stage, Enum.Parse<WarningStatus>(one.Status), one.Outcome, one.From, one.To,
                        Adverse: true, Form: one.Form))),
                ]),
                rules)
            .ToImmutableDictionary(effect => effect.Source, effect => effect.To, StringComparer.Ordinal);
}
