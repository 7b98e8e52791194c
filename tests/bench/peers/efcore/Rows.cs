namespace WarningGrid.Bench.Peers.EfCore;

/// <summary>A case as it stands.</summary>
internal sealed class Case
{
    public required string Number { get; init; }
    public required int Lead { get; init; }
    public required string Official { get; init; }
    public required string Unit { get; init; }
    public required string Authority { get; init; }
    public required string Handler { get; init; }
    public required string Ground { get; init; }
    public required DateOnly OpenedOn { get; init; }
    public required string Stage { get; set; }

    /// <summary>Checked by every UPDATE.</summary>
    public required long Revision { get; set; }

    public string? Outcome { get; set; }
    public string? Reviewer { get; set; }
    public string? Approver { get; set; }
    public DateOnly? Due { get; set; }
    public bool Redacted { get; set; }
    public Plan? Plan { get; set; }
    public IReadOnlyList<Document> Documents { get; set; } = [];
    public IReadOnlyList<Answer>? Draft { get; set; }
    public string? CountersignedBy { get; set; }
    public IReadOnlyList<Answer>? Reply { get; set; }
    public string? AcceptedBy { get; set; }
    public string? Proposed { get; set; }
    public bool OutcomePassed { get; set; }
    public bool SubjectTold { get; set; }
    public bool ResultReturned { get; set; }
    public bool ArchiveEntered { get; set; }
    public bool MeetingTaskSet { get; set; }
    public bool ClosingProposed { get; set; }

    public RecordEntry Entry { get; init; } = null!;
}

/// <summary>What a case leaves in its subject's record: a row an official and case.</summary>
internal sealed class RecordEntry
{
    public required string Number { get; init; }
    public required string Official { get; init; }
    public required string Stage { get; set; }
    public required string Status { get; set; }
    public string? Outcome { get; set; }
    public bool Served { get; set; }
    public long Revision { get; set; }
    public IReadOnlyList<StageMark> Stages { get; set; } = [];
    public IReadOnlyList<Duty> Duties { get; set; } = [];
    public IReadOnlyList<ArchiveEntry> Archive { get; set; } = [];
}

/// <summary>What happened to a case, a row a command.</summary>
internal sealed class History
{
    public required string Number { get; init; }
    public required long Revision { get; init; }
    public required string Act { get; init; }
    public required string Actor { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string Data { get; init; }
}

/// <summary>Who did or read what, about whom.</summary>
internal sealed class AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Act { get; init; }
    public required string Subject { get; init; }
    public required string Person { get; init; }
    public required string Actor { get; init; }
    public required string Role { get; init; }
    public required DateTimeOffset At { get; init; }
    public string? Key { get; init; }
}

/// <summary>A command that was acknowledged, for its repeats.</summary>
internal sealed class Command
{
    public required string Caller { get; init; }
    public required string Key { get; init; }
    public required string Number { get; init; }
    public required long Revision { get; init; }
}

internal sealed class Official
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Authority { get; init; }
    public required string Unit { get; init; }
    public IReadOnlyList<LeadMark> Leads { get; init; } = [];
    public List<Posting> Posts { get; init; } = [];
    public List<RecordEntry> Entries { get; init; } = [];
}

internal sealed class Posting
{
    public required string Official { get; init; }
    public required string Post { get; init; }
    public required string Unit { get; init; }
    public required DateOnly From { get; init; }
    public DateOnly? To { get; init; }
    public bool HeadsUnit { get; init; }
}
