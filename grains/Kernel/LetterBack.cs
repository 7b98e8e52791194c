namespace WarningGrid;

/// <summary>The letter that tells a source what its target refused (design D5).</summary>
/// <remarks>
/// It is written by the append that consumes the refused letter, so that it is sent exactly once. Its own id is the
/// refused letter's with <c>/0</c>, and it is its own source: nothing waits for it and it waits for nothing.
/// </remarks>
internal static class LetterBack
{
    public static OutboxMessage? Of(Letter letter, string target, Refusal refusal) =>
        SourceOf(letter.Id) is { } source && Aggregates.Of(source) is not null
            ? new(
                letter.Id + "/0", letter.Id, 0, source, EventCodec.NameOf(typeof(FollowUpRefusal)),
                EventJson.Canonical(new FollowUpRefusal(letter.Id, target, refusal.Kind, refusal.Code)))
            : null;

    /// <summary>The stream in <c>stream/version/n</c>; null where an id is none of ours.</summary>
    private static string? SourceOf(string id) => id.Split('/') is [var stream, _, _] ? stream : null;
}
