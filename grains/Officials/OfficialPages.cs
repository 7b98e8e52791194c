using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Inbox;
using WarningGrid.Rules;

namespace WarningGrid.Officials;

/// <summary>The blocks of an official's page that follow from his record alone (spec 05 §4). Pure.</summary>
internal static class OfficialPages
{
    /// <summary>The record without the posts and seats outside a reader's reach, and how many those are (VIE-01).</summary>
    public static OfficialView Within(OfficialView record, Func<UnitCode, bool> reaches, out int hidden)
    {
        var within = record with
        {
            Posts = [.. record.Posts.Where(post => reaches(post.Unit))],
            Teams = [.. record.Teams.Where(seat => reaches(seat.Unit))],
        };
        hidden = record.Posts.Length + record.Teams.Length - within.Posts.Length - within.Teams.Length;
        return within;
    }

    /// <summary>What is said of blocks that are there and not shown.</summary>
    public static HiddenBlock? Hidden(int count) => count == 0 ? null : new(count, Sentences.Of("VIE-01.hidden", count));

    /// <summary>What is not settled, the nearest date first.</summary>
    public static ImmutableArray<PageDuty>? Duties(OfficialView record, Facts facts) =>
        record.Duties is not { } duties ? null :
        [
            .. from duty in duties
               where duty.Standing is not DutyStanding.Settled
               orderby duty.Due ?? DateOnly.MaxValue, duty.Source, duty.Deadline
               select new PageDuty(
                   duty, duty.Due is { } due ? DueBadges.Of(due, provisional: false, paused: null, facts.Today, facts.Calendar) : null),
        ];

    /// <summary>Every section of the archive in the order of VIE-03, with its label.</summary>
    /// <param name="answers">Clearance answers that the reader may know of.</param>
    public static ImmutableArray<ArchiveBlock>? Archive(OfficialView record, ImmutableArray<GivenAnswer> answers, RuleSet rules) =>
        record.Archive is not { } entries ? null :
        [
            .. Enum.GetValues<ArchiveSection>().Select(section => new ArchiveBlock(
                section, rules.Word($"VIE-03.label.{section}"),
                [
                    .. entries.Where(entry => entry.Section == section.ToString()),
                    .. answers.Where(_ => section is ArchiveSection.ClearanceReply).Select(answer => new ArchiveEntryView(
                        answer.Number.Value, section.ToString(), string.Create(CultureInfo.InvariantCulture, $"{answer.Code}"), answer.On)),
                ])),
        ];
}
