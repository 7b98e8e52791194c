namespace WarningGrid.Approvals;

/// <summary>An approval as its readers see it.</summary>
internal static class ApprovalViews
{
    public static ApprovalView View(this ApprovalChain chain) =>
        new(
            chain.Act, chain.Standing, chain.Bound.Revision, chain.Bound.Sm3, chain.IsRunning ? chain.Node.Name : null,
            chain.IsRunning ? chain.Acting : null, chain.Proposers,
            [.. chain.Opinions.Select(opinion => new OpinionView(
                opinion.Node, opinion.Verb, opinion.By, opinion.As, opinion.At, opinion.Text, opinion.Stale))],
            chain.IsRunning || chain.Awaited.Any()
                ? new(
                    chain.Task.Holder, chain.Task.HeldFor, chain.Task.UrgedOn,
                    [.. chain.Asked.Select(word => new AskedView(
                        word.Node, word.For, word.Person, word.By, word.Question, word.Agrees))])
                : null);
}
