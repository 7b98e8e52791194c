using System.Collections.Immutable;
using WarningGrid.Documents;

namespace WarningGrid.Clearances;

/// <summary>What a decision about a request may know: the facts, as whom the asker acts, and what was looked up for this move.</summary>
internal sealed record ClearanceGiven(Facts Facts, ClearanceReader Reader)
{
    /// <summary>The letter's file on the shelf; null where nobody uploaded it.</summary>
    public DocumentView? Letter { get; init; }

    /// <summary>The official whom a hand chose for a row.</summary>
    public KnownOfficial? Chosen { get; init; }

    /// <summary>Whose standing changed after K, as their leads and cases themselves say (CLR-13).</summary>
    public ImmutableHashSet<OfficialId> UpsetSince { get; init; } = [];

    /// <summary>The printed answer with its serial; null while it is only asked whether the signing may be.</summary>
    public PrintedAnswer? Printed { get; init; }
}

/// <summary>The answer as it is issued.</summary>
internal sealed record PrintedAnswer(ReservedSerial Serial, AnswerImprint Imprint, string DataSm3, string FileSm3);
