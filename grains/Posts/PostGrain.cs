using System.Collections.Immutable;
using WarningGrid.Officials;

namespace WarningGrid.Posts;

/// <summary>The clerk of one post's history.</summary>
[GrainType("post")]
internal sealed class PostGrain(
    GrainTools tools, IOrganisationRegister register,
    [PersistentState("post-snapshot", "snapshots")] IPersistentState<Snapshot> snapshot)
    : DecidingGrain<PostFile, PostView>(new PostKind(), tools, snapshot), IPostGrain
{
    private PostCode Code => PostCode.Of(GrainKeys.Bare(Stream));

    public Task<Outcome<PostView>> Read() => ShowView("post.read");

    public Task<Outcome<RecordAnswer>> Record(RecordQuestion question) =>
        Show("post.record", (file, facts) => RecordReading.Answer(
            question, facts, Tools.Log,
            async asOf => asOf is null ? file : await asOf.Fold(new PostKind(), Tools.Log, Stream),
            async (asked, asOf, rules) =>
            {
                var sight = Sight.Of(file.Card!.Unit, facts)!;
                var card = asked.CardOn(asOf.Day);
                return RecordShape.Answer(question, asOf, post: new(
                    Code, card?.Unit, card?.Section, card?.Superior, card?.InTeam, card?.Key, await Holders(asOf),
                    sight.Work ? HistoryBlocks.Cards(asked.History) : null,
                    sight.Work ? HistoryBlocks.Signals(asked.History) : null,
                    sight.Work ? RiskLevels.OfPost(asked.History, asOf.Day, rules) : null));
            }));

    public Task<OfficialId?> HolderAt(DateOnly date) => register.HolderAt(Code, date);

    public Task<PostCard?> CardAt(DateOnly date) => Task.FromResult(State.CardOn(date));

    protected override bool MaySee(PostFile state, Facts facts) => state.Card is { } card && Sight.Of(card.Unit, facts) is not null;

    protected override PostView View(PostFile state, Facts facts)
    {
        var work = Sight.Of(state.Card!.Unit, facts) is { Work: true };
        return new(
            state.Card,
            work ? HistoryBlocks.Cards(state.History) : null,
            work ? HistoryBlocks.Signals(state.History) : null,
            work ? RiskLevels.OfPost(state.History, facts.Today, facts.Rules.On(facts.Today)) : null,
            state.Revision);
    }

    protected override Ruling Receive(PostFile state, IMessage message, Letter letter, Facts facts) =>
        PostRules.Receive(state, message, letter, facts);

    // Who held it is written in the officials' own histories: folded from there as of the same K and V.
    private async Task<ImmutableArray<HolderShape>> Holders(Vantage asOf)
    {
        var officials = await register.EverAt(Code);
        var files = await Members.Fold(officials, asOf, Tools.Log);
        return
        [
            .. files.SelectMany(file => Postings.Of(file.History)
                    .Where(posting => posting.Post == Code && posting.From <= asOf.Day)
                    .Select(posting => new HolderShape(file.Id, posting.From, posting.To)))
                .OrderBy(holder => holder.From).ThenBy(holder => holder.Official.Value, StringComparer.Ordinal),
        ];
    }
}
