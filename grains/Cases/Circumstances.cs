using System.Collections.Immutable;
using WarningGrid.Approvals;
using WarningGrid.Documents;
using WarningGrid.Officials;

namespace WarningGrid.Cases;

/// <summary>What the grain looked up before it asked the rules about one move. Empty members were not needed.</summary>
/// <param name="Facts">The asker's facts.</param>
internal sealed record Circumstances(Facts Facts)
{
    /// <summary>When the move happened: as given, or now.</summary>
    public DateTimeOffset At { get; init; } = Facts.Now;

    /// <summary>Who could review and approve today.</summary>
    public Bench Bench { get; init; } = Bench.Empty;

    /// <summary>Those whom the move names, by id.</summary>
    public ImmutableDictionary<OfficialId, NamedPerson> Named { get; init; } = ImmutableDictionary<OfficialId, NamedPerson>.Empty;

    /// <summary>The party head of the subject's unit today.</summary>
    public OfficialId? UnitHead { get; init; }

    /// <summary>The subject's unit today; null where he has none, or the subject is a unit.</summary>
    public UnitCode? SubjectUnit { get; init; }

    /// <summary>The uploaded file behind an attachment; null where there is none of that SM3.</summary>
    public DocumentView? File { get; init; }

    /// <summary>The paper that a draft writes or a sealing issues; null where the file was uploaded.</summary>
    public PaperData? Paper { get; init; }

    /// <summary>SM3 of the file that the paper is issued as, once it is kept.</summary>
    public string? Issued { get; init; }

    /// <summary>The serial reserved for a sealing.</summary>
    public ReservedSerial? Serial { get; init; }

    /// <summary>Where the chain stands, for the checkpoint of an archived case.</summary>
    public CaseCheckpoint? Chain { get; init; }

    /// <summary>A fresh lead number, where an outcome registers a new lead.</summary>
    public LeadNumber? NewLead { get; init; }

    /// <summary>A fresh case number, where an outcome opens a further case.</summary>
    public CaseNumber? NewCase { get; init; }

    /// <summary>The subject as he stands today, where a further case would be opened against him.</summary>
    public CaseSubject? SubjectNow { get; init; }

    /// <summary>The other cases of the same lead against the same subject.</summary>
    public ImmutableArray<CaseSibling> Siblings { get; init; } = [];

    /// <summary>Why the measure that the move puts forward has no place beside those of the same lead; null where it has one (SEV-02).</summary>
    public Refusal? NoPlace { get; init; }

    /// <summary>All members of the leading group, recused or not: a majority is one of all of them (spec 04 §3).</summary>
    public ImmutableArray<OfficialId> Members { get; init; } = [];

    /// <summary>The effects on the subject's record as they stand, this case's own among them.</summary>
    public ImmutableArray<EffectView> RunningEffects { get; init; } = [];

    /// <summary>The facts about a named person; a stranger where nothing is known of him.</summary>
    public NamedPerson About(OfficialId person) => Named.GetValueOrDefault(person, NamedPerson.Stranger);
}

/// <summary>A person named by a move.</summary>
/// <param name="Recused">Whether he is recused from the case's subject.</param>
/// <param name="Hands">The hands he has, or would have, on the case.</param>
/// <param name="Unit">His unit today.</param>
internal sealed record NamedPerson(bool Recused, bool Handles, Hands Hands, UnitCode? Unit)
{
    /// <summary>The roles he holds today.</summary>
    public ImmutableArray<Access.Role> Roles { get; init; } = [];

    public static readonly NamedPerson Stranger = new(false, false, Hands.None, null);
}
