using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarningGrid.Calendar;

/// <summary>One notice on holiday arrangements, or one set of county overlay days (CAL-12).</summary>
/// <param name="Id">Permanent name of the notice, e.g. <c>CN-2019-A</c>.</param>
/// <param name="Year">The year it publishes; its dates may lie in the year before or after (CAL-02).</param>
/// <param name="PublishedOn">Of two notices on one date the later published wins (CAL-02).</param>
/// <param name="Off">Rest days.</param>
/// <param name="Working">Lieu working days (调休上班).</param>
/// <param name="Document">Number of the document, where known, e.g. 国办发明电〔2019〕3号.</param>
internal sealed record CalendarNotice(
    string Id, int Year, DateOnly PublishedOn, ImmutableArray<DateOnly> Off, ImmutableArray<DateOnly> Working,
    string? Document = null)
{
    /// <summary>The instant this system learned of it; as-of answers use those loaded at K (ASF-02).</summary>
    [JsonIgnore]
    public DateTimeOffset LoadedAt { get; init; }

    /// <summary>Whether it is a county overlay: it changes dates but publishes no year.</summary>
    public bool Overlay { get; init; }

    /// <summary>Every date it says something about.</summary>
    [JsonIgnore]
    public IEnumerable<DateOnly> Dates => Off.Concat(Working);
}
