using WarningGrid.Officials;

namespace WarningGrid.Posts;

/// <summary>What a post's history takes: descriptions, cards and findings of its own, never a person's case warnings (HIS-04).</summary>
internal static class PostRules
{
    public static Ruling Receive(PostFile file, IMessage message, Letter letter, Facts facts) => message switch
    {
        PostDescription described when file.CardOn(described.From) == described.Card => Ruling.Nothing,
        PostDescription described => Ruling.At(
            Effective.At(described.From, facts.Now), new PostDescribed(described.Card, described.From)),
        CardNoted or SignalNoted when !file.Exists => Refusal.Of(RefusalKind.Invalid, "HIS-06.unknown"),
        CardNoted card => Ruling.At(letter.OccurredAt, card),
        SignalNoted signal => Ruling.At(letter.OccurredAt, signal),
        IHistoryNote => Refusal.Of(RefusalKind.Invalid, "HIS-04.family"),
        _ => Ruling.Nothing,
    };
}
