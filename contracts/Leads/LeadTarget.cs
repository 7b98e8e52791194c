namespace WarningGrid.Leads;

/// <summary>Whom a lead concerns: an official, a unit, or nobody who could be named.</summary>
/// <param name="Official">The matched official; null where a unit is meant or nobody is matched yet.</param>
/// <param name="Unit">The unit meant, or the matched official's own unit.</param>
/// <param name="Unknown">A person has marked it 对象不明.</param>
[GenerateSerializer, Immutable, Alias("lead.target")]
public sealed record LeadTarget(
    [property: Id(0)] OfficialId? Official, [property: Id(1)] UnitCode? Unit, [property: Id(2)] bool Unknown);

/// <summary>An uploaded file that a lead refers to.</summary>
/// <param name="Sm3">SM3 of its bytes, 64 hexadecimal digits, as the upload answered it.</param>
[GenerateSerializer, Immutable, Alias("lead.document")]
public sealed record LeadDocument([property: Id(0)] string Sm3, [property: Id(1)] string Title);

/// <summary>Where a lead is handed to: a unit of the county, or an organ outside it by name.</summary>
[GenerateSerializer, Immutable, Alias("lead.destination")]
public sealed record LeadDestination([property: Id(0)] UnitCode? Unit, [property: Id(1)] string? Organ);

/// <summary>How a verification is to be carried out; approved before a report counts.</summary>
/// <param name="Team">At least as many as the rule pack asks, the handler among them; all of them sign the report.</param>
[GenerateSerializer, Immutable, Alias("lead.plan")]
public sealed record VerificationPlan(
    [property: Id(0)] LeadDocument Plan, [property: Id(1)] System.Collections.Immutable.ImmutableArray<OfficialId> Team);
