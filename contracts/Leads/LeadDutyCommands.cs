namespace WarningGrid.Leads;

/// <summary>Asks for more time for one of the lead's deadlines, on or before its due date (DLB-02); only the handler.</summary>
/// <param name="Catalogue">The duty, e.g. <c>DL-23</c>.</param>
/// <param name="Count">How much, in the unit the catalogue extends this duty by.</param>
[GenerateSerializer, Immutable, Alias("lead.ask-extension")]
public sealed record AskExtension(
    [property: Id(0)] string Catalogue, [property: Id(1)] int Count, [property: Id(2)] string Reason);

/// <summary>Grants the time that was asked for; by another person than asked.</summary>
[GenerateSerializer, Immutable, Alias("lead.grant-extension")]
public sealed record GrantExtension([property: Id(0)] string? Opinion = null);

/// <summary>Refuses the time that was asked for.</summary>
[GenerateSerializer, Immutable, Alias("lead.refuse-extension")]
public sealed record RefuseExtension([property: Id(0)] string Opinion);

/// <summary>Stops a deadline lawfully (中止): a listed reason with legal basis and document (DLB-03), e.g. the hearing of a 复查 (DL-06).</summary>
[GenerateSerializer, Immutable, Alias("lead.pause-deadline")]
public sealed record PauseDeadline(
    [property: Id(0)] string Catalogue, [property: Id(1)] string Reason, [property: Id(2)] string LegalBasis,
    [property: Id(3)] LeadDocument Document, [property: Id(4)] DateOnly On);

/// <summary>The ground of a pause is gone: what was left runs on from this day, which itself does not count (DLB-05).</summary>
[GenerateSerializer, Immutable, Alias("lead.resume-deadline")]
public sealed record ResumeDeadline([property: Id(0)] string Catalogue, [property: Id(1)] DateOnly On);

/// <summary>A petitioner applied for 复查, or after its decision for 复核, of the answer served on him (DL-05).</summary>
/// <param name="Proof">Intake stamp that proves the date; without it the day of recording counts (CAL-04).</param>
[GenerateSerializer, Immutable, Alias("lead.apply-review")]
public sealed record ApplyReview([property: Id(0)] DateOnly On, [property: Id(1)] LeadDocument? Proof = null);

/// <summary>The 复查 or 复核 was decided and the decision served (DL-06).</summary>
/// <param name="Upheld">Whether the answer stands.</param>
[GenerateSerializer, Immutable, Alias("lead.decide-review")]
public sealed record DecideReview(
    [property: Id(0)] bool Upheld, [property: Id(1)] DateOnly On, [property: Id(2)] LeadDocument Decision);
