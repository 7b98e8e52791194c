using System.Collections.Immutable;

namespace WarningGrid.Calendar;

/// <summary>A notice, or days of the county's own, was loaded by two persons.</summary>
[Alias("calendar.notice-loaded")]
internal sealed record NoticeLoaded(CalendarNotice Notice) : IEvent;

/// <summary>Some owners of open deadlines that a notice concerns were told; each is told once (CAL-09).</summary>
/// <param name="Streams">Grain keys, in order; the next page begins after the last of them.</param>
/// <param name="Last">Whether nobody is left to tell.</param>
[Alias("calendar.owners-told")]
internal sealed record OwnersTold(string Notice, ImmutableArray<string> Streams, bool Last) : ILeavesRevision;

/// <summary>Tells the owner of open deadlines that a notice changes dates they may depend on (CAL-09).</summary>
[Alias("calendar.changed")]
internal sealed record CalendarChanged(string Notice) : IMessage;
