using WarningGrid.Officials;

namespace WarningGrid.Units;

/// <summary>What a unit's history takes: descriptions, and notes of its own cases, signals, leads and duties; cards are of posts (HIS-04).</summary>
internal static class UnitRules
{
    public static Ruling Receive(UnitFile file, IMessage message, Letter letter, Facts facts) => message switch
    {
        UnitDescription described when file.CardOn(described.From) == described.Card => Ruling.Nothing,
        UnitDescription described => Ruling.At(
            Effective.At(described.From, facts.Now), new UnitDescribed(described.Card, described.From)),
        SectionDescription described when file.Sections.Contains(described.Section) => Ruling.Nothing,
        SectionDescription when !file.Exists => Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown"),
        SectionDescription described => Ruling.Of(new SectionDescribed(described.Section)),
        CardNoted => Refusal.Of(RefusalKind.Invalid, "HIS-04.family"),
        IHistoryNote when !file.Exists => Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown"),
        IHistoryNote note => Ruling.At(letter.OccurredAt, note),
        _ => Ruling.Nothing,
    };
}
