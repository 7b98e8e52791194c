using System.Collections.Immutable;
using WarningGrid.Posts;

namespace WarningGrid.Officials;

/// <summary>The blocks of a history as they are shown: in codes, each in the order in which it began.</summary>
internal static class HistoryBlocks
{
    public static ImmutableArray<KinView> Kin(History history) =>
        [.. history.Of<KinDeclared>().Select(entry => new KinView(entry.Event.Kin, entry.Event.Relation, entry.Event.On))];

    public static ImmutableArray<SignalEntryView> Signals(History history) =>
    [
        .. history.Standing<SignalNoted>().Select(entry => new SignalEntryView(
            entry.Event.Source, entry.Event.Channel, entry.Event.Level, entry.Event.Category, entry.Event.Standing, entry.On)),
    ];

    public static ImmutableArray<CardEntryView> Cards(History history) =>
    [
        .. history.Standing<CardNoted>().Select(entry =>
            new CardEntryView(entry.Event.Card, entry.Event.Level, entry.Event.State, entry.On)),
    ];

    public static ImmutableArray<LeadEntryView> Leads(History history) =>
        [.. history.Standing<LeadNoted>().Select(entry => new LeadEntryView(entry.Event.Source, entry.Event.Stage, entry.On))];

    /// <summary>Duties by deadline, as they stand.</summary>
    public static ImmutableArray<DutyView> Duties(History history) =>
    [
        .. history.Of<DutyNoted>().GroupBy(entry => (entry.Event.Source, entry.Event.Deadline))
            .Select(notes => notes.Last().Event)
            .Select(duty => new DutyView(duty.Source, duty.Deadline, duty.Due, duty.Standing)),
    ];

    /// <summary>廉政档案 and the tasks of the 民主生活会.</summary>
    public static ImmutableArray<ArchiveEntryView> Archive(History history) =>
    [
        .. history.Entries.Select(entry => (entry.Event, On: CountyTime.DateOf(entry.OccurredAt))).Select(entry => entry.Event switch
            {
                ArchiveEntryNoted archived => new ArchiveEntryView(archived.Source, archived.Section.ToString(), archived.Code, entry.On),
                MeetingTaskNoted task => new ArchiveEntryView(task.Source, "MeetingTask", "", entry.On),
                _ => null,
            })
            .OfType<ArchiveEntryView>(),
    ];
}
