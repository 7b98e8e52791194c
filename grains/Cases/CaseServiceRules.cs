namespace WarningGrid.Cases;

/// <summary>Service (送达): the signature date is the service date; a refusal before a unit witness serves that day too (DSP-06).</summary>
internal static class CaseServiceRules
{
    /// <summary>What speaks against a receipt. Its date binds when the move happened.</summary>
    public static Objections Receipt(
        this Objections objections, CaseFile file, CaseMove move, ServiceReceipt receipt, OfficialId receiver, Circumstances given)
    {
        var refused = receipt.Refused;
        return objections
            .When(receipt.Receiver != receiver, Rank.InvalidRule, RefusalKind.Invalid, "DSP-06.receiver")
            .Add(Rank.InvalidRule, OnDate(file, move, receipt.Date, given))
            .When(
                refused?.Witness is { } witness && (witness == receipt.Receiver || witness == file.Subject.Official),
                Rank.InvalidRule, RefusalKind.Invalid, "DSP-06.witness-is-receiver")
            .Gate(refused is null || refused.Witness is not null, "DSP-06.witness")
            .Gate(
                refused?.Witness is not { } named || given.About(named).Unit == file.Subject.Unit, "DSP-06.witness-of-unit");
    }

    /// <summary>An act known by its date: not in the future, not before the stage, and the given instant lies on it.</summary>
    public static Refusal? OnDate(CaseFile file, CaseMove move, DateOnly date, Circumstances given) =>
        date > given.Facts.Today ? Refusal.Of(RefusalKind.Invalid, "ASF-06.later-than-now")
        : date < CountyTime.DateOf(file.StageSince) ? Refusal.Of(RefusalKind.Invalid, "ASF-06.before-stage")
        : move.OccurredAt is { } at && CountyTime.DateOf(at) != date ? Refusal.Of(RefusalKind.Invalid, "ASF-06.other-date")
        : null;

    /// <summary>The instant of an act known by its date: the one given, now when it was today, else the first that the stage allows.</summary>
    public static DateTimeOffset Instant(CaseFile file, CaseMove move, DateOnly date, Circumstances given)
    {
        if (move.OccurredAt is not null)
        {
            return given.At;
        }

        var start = CountyTime.StartOf(date);
        return date == given.Facts.Today ? given.Facts.Now
            : start > file.StageSince ? start
            : file.StageSince;
    }
}
