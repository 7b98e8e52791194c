using WarningGrid.Http;

namespace WarningGrid.Officials;

/// <summary>Reads <c>?occurredAsOf=&amp;knownAsOf=</c>: an instant, or a date, which is asked as the instant of its 24:00 (ASF-04).</summary>
internal static class AsOfQuery
{
    private static readonly TimeSpan County = TimeSpan.FromHours(8);

    public static readonly QueryMark[] Marks =
    [
        new("occurredAsOf", "the moment described, as a date or an instant; knownAsOf, or now, where it is not given"),
        new("knownAsOf", "only what was recorded by then counts: the same bytes for the same question, for ever"),
    ];

    public static Checked<RecordQuestion> Read(HttpRequest request)
    {
        var occurred = Moment(request, "occurredAsOf");
        var known = Moment(request, "knownAsOf");
        var unknown = request.Query.Keys.FirstOrDefault(name => name is not ("occurredAsOf" or "knownAsOf"));
        var problem = occurred.Problem ?? known.Problem ?? (unknown is null ? null : Wrong("?"));
        return problem is null ? new RecordQuestion(occurred.Value, known.Value) : problem;
    }

    private static Checked<DateTimeOffset?> Moment(HttpRequest request, string name) =>
        request.Query[name] switch
        {
            [] => (Checked<DateTimeOffset?>)(DateTimeOffset?)null,
            [{ Length: 10 } text] when CountyInput.Date(text) is { } date =>
                (DateTimeOffset?)new DateTimeOffset(date.AddDays(1).ToDateTime(TimeOnly.MinValue), County).ToUniversalTime(),
            [{ } text] when CountyInput.Instant(text) is { } instant => (DateTimeOffset?)instant,
            _ => Wrong(name),
        };

    private static Problem Wrong(string name) => Problem.Invalid("HTTP-01.parameter", null, name);
}
