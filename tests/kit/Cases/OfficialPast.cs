using System.Globalization;
using WarningGrid.Officials;

namespace WarningGrid.Testing.Cases;

/// <summary>What an official may have behind him: earlier inquiries from their opening to the archive, one after the other.</summary>
internal static class OfficialPast
{
    /// <summary>How many notes one inquiry leaves.</summary>
    public const int OfInquiry = 8;

    /// <param name="notes">How many notes his history holds of them.</param>
    public static IEnumerable<IEvent> Of(int notes) => Enumerable.Range(0, int.MaxValue).SelectMany(Inquiry).Take(notes);

    private static IEnumerable<IEvent> Inquiry(int n)
    {
        var source = string.Create(CultureInfo.InvariantCulture, $"TI-2020-{n + 1:0000}");
        DateOnly due = new(2020, 3, 27);
        return
        [
            Stage("Preparing", WarningStatus.Open), Stage("Replying", WarningStatus.Open, served: true),
            new DutyNoted(source, "DL-17#1", due, DutyStanding.Open),
            new DutyNoted(source, "DL-17#1", due, DutyStanding.Settled),
            new ArchiveEntryNoted(source, ArchiveSection.TalkInquiry, "Accepted"), new MeetingTaskNoted(source),
            Stage("Closed", WarningStatus.Ended, served: true), Stage("Archived", WarningStatus.Ended, served: true),
        ];

        WarningNoted Stage(string stage, WarningStatus status, bool served = false) => new(
            source, "TalkInquiry", stage, status, status is WarningStatus.Ended ? "Accepted" : null, From: null, To: null,
            Adverse: false, served);
    }
}
