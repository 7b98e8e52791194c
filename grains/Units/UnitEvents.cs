namespace WarningGrid.Units;

/// <summary>A unit came to be, or its attributes are others from a date on.</summary>
[Alias("unit.described")]
internal sealed record UnitDescribed(UnitCard Card, DateOnly From) : IEvent;

/// <summary>A section of the unit came to be or has another name.</summary>
[Alias("unit.section-described")]
internal sealed record SectionDescribed(SectionCard Section) : IEvent;

/// <summary>The organisation register describes a unit anew.</summary>
[Alias("unit.description")]
internal sealed record UnitDescription(UnitCard Card, DateOnly From) : IMessage;

/// <summary>The organisation register describes a section of the unit.</summary>
[Alias("unit.section-description")]
internal sealed record SectionDescription(SectionCard Section) : IMessage;
