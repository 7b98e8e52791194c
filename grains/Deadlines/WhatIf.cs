using System.Collections.Immutable;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Deadlines;

/// <summary>One settled deadline, as it was and as it would have been.</summary>
/// <param name="OtherDue">Null where the other packs know no such duty.</param>
internal sealed record WhatIfLine(string Deadline, DateOnly Due, DateOnly? OtherDue, bool WasLate, bool WouldBeLate);

/// <summary>Replays settled deadlines under other packs (试算, RP-07): a report, nothing is stored.</summary>
/// <remarks>Extensions and pauses are kept as granted; names given to old due dates bind nothing here.</remarks>
internal static class WhatIf
{
    public static ImmutableArray<WhatIfLine> Replay(
        IEnumerable<Deadline> settled, RuleBook book, PackVersions other, WorkCalendar calendar)
    {
        var rules = book.At(other);
        return
        [
            .. from deadline in settled
               where deadline.Status is DeadlineStatus.Met or DeadlineStatus.MetLate && deadline.SettledAt is not null
               let due = Due(deadline, rules, calendar)
               select new WhatIfLine(
                   deadline.Id, deadline.Due, due, deadline.Status is DeadlineStatus.MetLate,
                   due is { } date && deadline.SettledAt >= CountyTime.EndOf(date)),
        ];
    }

    private static DateOnly? Due(Deadline deadline, RuleSet rules, WorkCalendar calendar)
    {
        var rule = DeadlineId.Rule(deadline.Catalogue);
        return rules.Has($"{rule}.limit")
            ? DeadlineReckoner.Due(
                deadline with
                {
                    Limit = rules.Limit($"{rule}.limit"),
                    Roll = rules.Switch($"{rule}.roll"),
                    Steps = deadline.Steps.RemoveAll(step => step.Kind is StepKind.Named),
                },
                calendar).Due
            : null;
    }
}
