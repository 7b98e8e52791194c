using System.Text.Json.Serialization;

namespace WarningGrid.Officials;

/// <summary>What other features tell a history. The note is stored as it was told: message and event are one record.</summary>
/// <remarks>
/// Occurred-at is the letter's. Notes of one source arrive in order; the last one not corrected is how that source
/// stands. Case warnings go to officials and units, cards to posts and to the official who handled the matter; a
/// history refuses a family that is not its own (HIS-04).
/// </remarks>
internal interface IHistoryNote : IMessage, ILeavesRevision
{
    /// <summary>The object behind the note, e.g. a case number.</summary>
    string Source { get; }
}

/// <summary>A case against an official or a unit reached a stage.</summary>
/// <param name="Source">The case number.</param>
/// <param name="Kind">The CaseKind as a word.</param>
/// <param name="From">First day of its effect; null where it has none.</param>
/// <param name="To">Last day of its effect.</param>
/// <param name="Served">Whether the subject has been told of it: only then he himself and OrgDept see the entry (VIE-02).</param>
/// <param name="Form">The form of a Criticism, e.g. <c>Reminder</c>.</param>
[Alias("history.warning-noted")]
internal sealed record WarningNoted(
    string Source, string Kind, string Stage, WarningStatus Status, string? Outcome, DateOnly? From, DateOnly? To, bool Adverse,
    bool Served = false, string? Form = null) : IHistoryNote;

/// <summary>A signal was matched, or its match changed. Its occurred-at is when the reported thing happened.</summary>
/// <param name="Level">The source's grade, e.g. AUDIT <c>HIGH</c>; null where the channel has none.</param>
[Alias("history.signal-noted")]
internal sealed record SignalNoted(
    SignalNumber Signal, string Channel, string? Level, string? Category, SignalStanding Standing) : IHistoryNote
{
    [JsonIgnore]
    public string Source => Signal.Value;
}

/// <summary>A card was raised, confirmed or removed: to its post, and to the official who handled the matter (RST-06).</summary>
/// <param name="Level">Reminder, Yellow or Red.</param>
/// <param name="State">The card's state as a word.</param>
[Alias("history.card-noted")]
internal sealed record CardNoted(string Card, string Level, string State, SignalStanding Standing) : IHistoryNote
{
    [JsonIgnore]
    public string Source => Card;
}

/// <summary>A lead on this official or unit reached a stage.</summary>
/// <param name="FromAlert">Whether a person made it a lead out of an alert.</param>
[Alias("history.lead-noted")]
internal sealed record LeadNoted(LeadNumber Lead, string Stage, bool FromAlert = false) : IHistoryNote
{
    [JsonIgnore]
    public string Source => Lead.Value;
}

/// <summary>A duty of the official or unit was set, moved, missed or settled.</summary>
/// <param name="Source">The object that holds the deadline.</param>
/// <param name="Deadline">The deadline's id, e.g. <c>DL-17#1</c>.</param>
[Alias("history.duty-noted")]
internal sealed record DutyNoted(string Source, string Deadline, DateOnly? Due, DutyStanding Standing) : IHistoryNote;

/// <summary>An entry of the integrity archive (廉政档案).</summary>
/// <param name="Code">What happened, as a code.</param>
[Alias("history.archive-entry")]
internal sealed record ArchiveEntryNoted(string Source, ArchiveSection Section, string Code) : IHistoryNote;

/// <summary>The next 民主生活会 must hear of it (DSP-13).</summary>
[Alias("history.meeting-task")]
internal sealed record MeetingTaskNoted(string Source) : IHistoryNote;

/// <summary>A <c>county.personnel.v1</c> item. An unknown official with PostStart comes to be by it (HIS-06).</summary>
/// <param name="Identity">Given where the source names the person; needed for one who is unknown.</param>
[Alias("history.personnel")]
internal sealed record PersonnelChangeNoted(PersonnelChange Change, Identity? Identity = null) : IMessage
{
    /// <summary>The place of the post named, which the official's grain looks up before it asks the rules.</summary>
    [JsonIgnore]
    public PostPlace? Place { get; init; }
}

/// <summary>The register knows an official's name, numbers or grade anew.</summary>
[Alias("history.identity")]
internal sealed record IdentityNoted(Identity Identity) : IMessage;

/// <summary>Who an official is, as known from a date on. The ID number stands only sealed, beside its keyed hash.</summary>
internal sealed record Identity(string Name, string? StaffNo = null, string? Grade = null, SealedIdNo? IdNo = null);

/// <summary>An ID number under <see cref="IFieldVault"/>, beside the keyed hash it is found by.</summary>
internal sealed record SealedIdNo(string Sealed, string Hash)
{
    public static SealedIdNo Of(IFieldVault vault, string idNo) =>
        new(vault.Seal(VaultPurpose.OfficialIdNumber, idNo), vault.KeyedHash(VaultPurpose.OfficialIdNumber, idNo));
}
