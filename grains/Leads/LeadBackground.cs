using System.Collections.Immutable;
using WarningGrid.Access;
using WarningGrid.Approvals;

namespace WarningGrid.Leads;

/// <summary>What the grain looked up around a lead before it asked the rules.</summary>
/// <param name="Bench">Who could approve.</param>
/// <param name="TargetsChief">Whether a target heads his unit today.</param>
/// <param name="TargetUnits">Units of the targets today: nothing of the lead goes there (LED-05).</param>
/// <param name="Persons">Those whom the command names.</param>
/// <param name="Survivor">Stage of the lead to merge into, as far as the asker may know it.</param>
internal sealed record LeadBackground(
    Bench Bench, bool TargetsChief, ImmutableArray<UnitCode> TargetUnits, ImmutableArray<Candidate> Persons, LeadStage? Survivor)
{
    public static LeadBackground None { get; } = new(Bench.Empty, false, [], [], null);

    public Candidate? Person(OfficialId id) => Persons.FirstOrDefault(person => person.Id == id);
}

/// <summary>A person who is to be given a task.</summary>
/// <param name="Roles">Granted to him today.</param>
/// <param name="RecusedBy">The rule that recuses him from the lead's targets; null where none does. Never why (RCU-08).</param>
internal sealed record Candidate(OfficialId Id, ImmutableArray<Role> Roles, UnitCode? Unit, string? RecusedBy);
