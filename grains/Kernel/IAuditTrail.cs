namespace WarningGrid;

/// <summary>The audit log for what changes nothing else: reads, lists, searches, refusals (AUD-01, AUD-03).</summary>
internal interface IAuditTrail
{
    /// <summary>Returns once the note is durable; the answer it concerns leaves after that.</summary>
    /// <exception cref="StorageUnavailable">The note could not be stored: the act itself is then unavailable.</exception>
    Task Record(AuditNote note);
}
