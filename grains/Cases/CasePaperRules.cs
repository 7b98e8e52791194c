using WarningGrid.Deadlines;

namespace WarningGrid.Cases;

/// <summary>What comes from the subject or his unit: online by their own hands, or on paper by the handler's (CAL-04).</summary>
internal static class CasePaperRules
{
    private const string Redo = "DL-41", Urging = "DL-48";

    /// <summary>When a document on the case came: by its sender's upload, or by the intake stamp that the handler enters.</summary>
    public static DateTimeOffset CameAt(CaseFile file, int document, DateTimeOffset? stampedAt, Circumstances given)
    {
        if (given.Facts.Asker.Id != file.Handler)
        {
            return given.Facts.Now;
        }

        var at = stampedAt is { } stamped ? CountyTime.ToMicroseconds(stamped)
            : Upload(file, document) is { } upload ? upload.At
            : given.Facts.Now;

        // What was sent before the stage began counts from then.
        return stampedAt is null && at < file.StageSince ? file.StageSince : at;
    }

    /// <summary>What speaks against receiving it.</summary>
    public static Objections Came(
        this Objections objections, CaseFile file, CaseMove move, int document, DateTimeOffset? stampedAt, Circumstances given)
    {
        var byHandler = given.Facts.Asker.Id == file.Handler;
        return objections
            .Add(Rank.InvalidRule, CaseRules.Untimely(file, CameAt(file, document, stampedAt, given), given.Facts))
            .When(move.OccurredAt is not null, Rank.InvalidRule, RefusalKind.Invalid, "CAL-04.stamp-decides")
            .When(!byHandler && stampedAt is not null, Rank.InvalidRule, RefusalKind.Invalid, "CAL-04.stamp-by-handler")
            .Gate(file.Document(document) is not null, "DOC-01.no-document")
            .Gate(!byHandler || stampedAt is not null || Upload(file, document) is not null, "CAL-04.no-proof");
    }

    /// <summary>It is received: that happened when it came, and the duty is done by then.</summary>
    /// <param name="follows">What begins with it.</param>
    public static Ruling Receives(
        this Objections objections, CaseFile file, IEvent received, int document, DateTimeOffset? stampedAt, string duty,
        Circumstances given, Func<DateTimeOffset, IEnumerable<IEvent>>? follows = null) =>
        objections.Then(() =>
        {
            var at = CameAt(file, document, stampedAt, given);
            return Ruling.At(at, [received, .. Done(file, duty, at, given), .. follows?.Invoke(at) ?? []]);
        });

    /// <summary>The duty is done, and with it its repetition and the urging.</summary>
    public static IEnumerable<IEvent> Done(CaseFile file, string duty, DateTimeOffset at, Circumstances given) =>
        new[] { duty, Redo, Urging }.SelectMany(catalogue => DeadlineRules.Meet(file.Clocks, catalogue, at, proven: true, given.Facts));

    /// <summary>The case goes on without it: nothing runs against anybody any more (DSP-09).</summary>
    public static IEnumerable<IEvent> GivenUp(CaseFile file, string duty) =>
        new[] { duty, Redo, Urging }.SelectMany(catalogue => DeadlineRules.Cancel(file.Clocks, catalogue, "proceeded"));

    /// <summary>Of a returned paper the repetition is the duty (DSP-08).</summary>
    public static string DutyOr(CaseFile file, string first) => file.Clocks.Open(Redo) is not null ? Redo : first;

    public static HandedIn? Upload(CaseFile file, int document) => file.HandedIn.FirstOrDefault(one => one.Document == document);

    /// <summary>A deadline of the case begins.</summary>
    public static IEvent Starts(CaseFile file, string catalogue, DateOnly on, OfficialId? holder, Circumstances given) =>
        DeadlineRules.Start(file.Clocks, catalogue, on, file.Packs, given.Facts, holder, file.Handler);
}
