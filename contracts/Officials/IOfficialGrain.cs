using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Officials;

/// <summary>One official (干部) and his history; keyed <c>o-G00000417</c>.</summary>
[Alias("officials.official")]
public interface IOfficialGrain : IFollower
{
    /// <summary>The official as the asker may see him now (一人一档).</summary>
    [Alias("read"), AlwaysInterleave]
    Task<Outcome<OfficialView>> Read();

    /// <summary>
    /// The record as known at K about V: with K the same bytes for the same question for ever (ASF-04…07), without it
    /// the live one.
    /// </summary>
    [Alias("record"), AlwaysInterleave]
    Task<Outcome<RecordAnswer>> Record(RecordQuestion question);

    /// <summary>What he was on a date; null where nothing is known of him then. For other grains: it is neither judged nor noted.</summary>
    [Alias("appointment-at"), AlwaysInterleave]
    Task<Appointment?> AppointmentAt(DateOnly date);

    /// <summary>The effects that stand on his record, each with its end as all of them together have it (EFF-01). For other grains: neither judged nor noted.</summary>
    [Alias("effects"), AlwaysInterleave]
    Task<ImmutableArray<EffectView>> Effects();

    /// <summary>What bars him on a day, today where none is given: promotion, awards, freezes, open duties, each with its source (EFC-01).</summary>
    [Alias("effects-on"), AlwaysInterleave]
    Task<Outcome<EffectsAnswer>> EffectsOn(DateOnly? day);

    /// <summary>Corrects a personnel entry: a new event that names the old one, with reason (HIS-03).</summary>
    [Alias("correct")]
    Task<Outcome<OfficialView>> Correct(CorrectPersonnel command, Submission submission);
}

/// <summary>An official's place on one date.</summary>
/// <param name="Post">The post he took last of those he holds.</param>
/// <param name="Unit">The unit of that post, or of his team where he holds none.</param>
/// <param name="HeadsUnit">Whether nobody in the unit stands above him (一把手).</param>
/// <param name="TeamRole">His role in the unit's leadership team, where he is a member.</param>
[GenerateSerializer, Immutable, Alias("officials.appointment")]
public sealed record Appointment(
    [property: Id(0)] OfficialId Official, [property: Id(1)] string Name, [property: Id(2)] PostCode? Post,
    [property: Id(3)] UnitCode? Unit, [property: Id(4)] CadreAuthority Authority, [property: Id(5)] bool HeadsUnit,
    [property: Id(6)] string? TeamRole);

/// <summary>Kin as declared (RCU-04): spouse, lineal, collateral within three generations, close in-law.</summary>
[GenerateSerializer, Alias("officials.kin-relation")]
public enum KinRelation { Spouse, Lineal, Collateral, InLaw }

/// <summary>The changes of <c>county.personnel.v1</c>.</summary>
[GenerateSerializer, Alias("officials.personnel-change-kind")]
public enum PersonnelChangeKind { PostStart, PostEnd, TeamJoin, TeamLeave, KinDeclared, AuthorityChanged }

/// <summary>One personnel change. Which members are filled follows from the kind.</summary>
/// <param name="EffectiveDate">First day of a start; last day of an end.</param>
[GenerateSerializer, Immutable, Alias("officials.personnel-change")]
public sealed record PersonnelChange(
    [property: Id(0)] PersonnelChangeKind Kind, [property: Id(1)] DateOnly EffectiveDate,
    [property: Id(2)] PostCode? Post = null, [property: Id(3)] UnitCode? Unit = null,
    [property: Id(4)] string? TeamRole = null, [property: Id(5)] OfficialId? Kin = null,
    [property: Id(6)] KinRelation? Relation = null, [property: Id(7)] CadreAuthority? Authority = null);

/// <summary>Takes back the personnel entry of a version, and puts another in its place where one is given.</summary>
/// <param name="Corrects">The version of the event that was wrong.</param>
[GenerateSerializer, Immutable, Alias("officials.correct-personnel")]
public sealed record CorrectPersonnel(
    [property: Id(0)] long Corrects, [property: Id(1)] string Reason, [property: Id(2)] PersonnelChange? Instead = null);
