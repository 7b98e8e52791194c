using System.Collections.Immutable;
using WarningGrid.Rules;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>Which steps of a closed talk or inquiry other rules would not have allowed (RP-07).</summary>
internal static class TalkInquiryReplay
{
    public static IEnumerable<RuleWhatIf> Of(ImmutableArray<IEvent> history, RuleSet rules)
    {
        var (round, returns, most) = (1, 0, 0);
        var fewest = int.MaxValue;
        foreach (var happened in history)
        {
            switch (happened)
            {
                case SecondRoundBegan again:
                    (round, returns) = (again.Round, 0);
                    break;
                case ReplyReturned:
                    most = Math.Max(most, ++returns);
                    break;
                case TalkHeld held:
                    fewest = Math.Min(fewest, held.Interviewers.Distinct().Count());
                    break;
                default:
                    break;
            }
        }

        return
        [
            .. CaseReplay.Beyond(rules, "TLK.max-rounds", round),
            .. CaseReplay.Beyond(rules, "DSP-08.max-returns.TalkInquiry", most),
            .. CaseReplay.Below(rules, "TLK.interviewers", fewest),
        ];
    }
}
