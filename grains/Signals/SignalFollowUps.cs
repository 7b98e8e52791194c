using WarningGrid.Leads;
using WarningGrid.Officials;

namespace WarningGrid.Signals;

/// <summary>Who is told what after an event of a signal. Pure.</summary>
/// <remarks>
/// Histories are told by difference: what each official, post and unit should know of the signal before and after the
/// event. So a confirmation, a revocation, a merger and an amended level all follow from one rule (MAT-04, MAT-05).
/// </remarks>
internal static class SignalFollowUps
{
    public static IEnumerable<Message> Of(SignalFile before, SignalFile after, Recorded recorded) =>
        [.. Histories(before, after), .. Others(before, after, recorded)];

    private static IEnumerable<Message> Histories(SignalFile before, SignalFile after)
    {
        var (told, now) = (Told(before), Told(after));
        foreach (var target in told.Keys.Union(now.Keys).Order(StringComparer.Ordinal))
        {
            var note = now.GetValueOrDefault(target) ?? told[target] with { Standing = SignalStanding.Revoked };
            if (told.GetValueOrDefault(target) != note)
            {
                yield return new(target, note);
            }
        }
    }

    private static Dictionary<string, Officials.SignalNoted> Told(SignalFile file)
    {
        var told = new Dictionary<string, Officials.SignalNoted>(StringComparer.Ordinal);
        if (file.Item is { } item)
        {
            var note = new Officials.SignalNoted(file.Number, file.Channel, item.Level, item.Category, file.Standing);
            foreach (var match in file.Matches)
            {
                if (match.Confirmed is { } official)
                {
                    told[official.Key()] = note;
                    if (match.Post is { } post)
                    {
                        told[post.Key()] = note;
                    }
                }
            }

            if (item.Unit is { } unit)
            {
                told[unit.Key()] = note;
            }
        }

        return told;
    }

    private static IEnumerable<Message> Others(SignalFile before, SignalFile after, Recorded recorded)
    {
        if (recorded.Event is SignalMerged merged)
        {
            yield return new(merged.Into.Key(), new SignalMergedIntoYou(after.Number));
        }
        else if (recorded.Event is SignalUnmerged && before.MergedInto is { } survivor)
        {
            yield return new(survivor.Key(), new SignalUnmergedFromYou(after.Number));
        }
        else if (after.Lead is { } lead && before.Lead == after.Lead && !Targets(before).SequenceEqual(Targets(after)))
        {
            yield return new(lead.Key(), new TargetsForLead([.. Targets(after)]));
        }
    }

    /// <summary>The targets as a lead takes them: each mention, and the unit where nobody is mentioned.</summary>
    /// <remarks>A mention that nobody has confirmed yet is neither an official nor a unit: the lead waits for it (LED-01).</remarks>
    public static IEnumerable<LeadTarget> Targets(SignalFile file) =>
        file.Matches.Length > 0
            ? file.Matches.Select(match =>
                new LeadTarget(match.Confirmed, match.Confirmed is null ? null : file.Item?.Unit, Unknown: false))
            : [new LeadTarget(null, file.Item?.Unit, Unknown: false)];
}
