namespace WarningGrid.Officials;

/// <summary>An official came to be known, under an id that is never used again (HIS-06).</summary>
[Alias("official.registered")]
internal sealed record OfficialRegistered(OfficialId Id, Identity Identity, CadreAuthority Authority) : IEvent;

/// <summary>His name, staff number, grade or ID number is another from now on.</summary>
[Alias("official.identity-changed")]
internal sealed record IdentityChanged(Identity Identity) : IEvent;

/// <summary>An effect on him is over: noted by the sweep for 24:00 of its last day (CAL-07); the organisation department hears of it (EFC-02).</summary>
/// <param name="Source">The case behind it.</param>
[Alias("official.effect-ended")]
internal sealed record EffectEnded(string Source, DateOnly On) : ILeavesRevision;

/// <summary>The sweep looked, and others have added to the effect: it looks again on this day (EFF-01). No truth, only its alarm clock (EFF-04).</summary>
[Alias("official.effect-runs-on")]
internal sealed record EffectRunsOn(string Source, DateOnly Until) : ILeavesRevision;

[Alias("official.authority-changed")]
internal sealed record AuthorityChanged(CadreAuthority Authority, DateOnly From) : IEvent;

/// <summary>He took up a post.</summary>
/// <param name="Unit">The post's unit then, as the register had it.</param>
/// <param name="InTeam">Whether a seat in the leadership team goes with it.</param>
/// <param name="HeadsUnit">Whether nobody in the unit stands above it.</param>
[Alias("official.post-started")]
internal sealed record PostStarted(PostCode Post, UnitCode Unit, DateOnly From, bool InTeam, bool HeadsUnit) : IEvent;

/// <param name="To">The last day.</param>
[Alias("official.post-ended")]
internal sealed record PostEnded(PostCode Post, DateOnly To) : IEvent;

[Alias("official.team-joined")]
internal sealed record TeamJoined(UnitCode Unit, string TeamRole, DateOnly From) : IEvent;

/// <param name="To">The last day.</param>
[Alias("official.team-left")]
internal sealed record TeamLeft(UnitCode Unit, DateOnly To) : IEvent;

/// <summary>Kin declared; the tie holds both ways and does not end.</summary>
[Alias("official.kin-declared")]
internal sealed record KinDeclared(OfficialId Kin, KinRelation Relation, DateOnly On) : IEvent;
