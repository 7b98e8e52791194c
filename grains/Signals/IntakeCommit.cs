using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>New streams that come to be together, without any grain: the bulk path of the intake (design D1).</summary>
internal sealed class IntakeCommit(ImmutableArray<Birth> births, DateTimeOffset now, string actor, string key) : Commit
{
    public override Prepared Prepare(DateTimeOffset stamp)
    {
        var what = new Writing();
        foreach (var birth in births)
        {
            var kind = Aggregates.Of(birth.Stream)!;
            StreamFold.Extend(what, kind, birth.Stream, kind.Blank, ChainHead.Zero, birth.Happened, now, stamp, actor, key);
        }

        return what.Done();
    }
}
