using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.Criticism;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>SEV-02 where it cannot race: the measures of one lead against one official are put forward one after the other.</summary>
public sealed class Standing_side_by_side
{
    private static readonly CaseNumber Admonition = new("AD-2026-0001"), Criticism = new("CR-2026-0001");

    [Theory]
    [InlineData(CriticismForm.Reminder, true), InlineData(CriticismForm.CriticismTalk, true)]
    [InlineData(CriticismForm.OrderedReview, false), InlineData(CriticismForm.CircularCriticism, false)]
    public void SEV_02_whichever_is_put_forward_first_has_the_place_and_the_other_hears_whose_it_is(CriticismForm form, bool barred)
    {
        var first = After(CombinationFile.Blank, Put(Admonition, CaseKind.Admonition));
        var second = CombinationRules.PutForward(first, Put(Criticism, CaseKind.Criticism, form), Facts);
        Assert.Equal(barred ? "SEV-02.combination" : null, second.Refused?.Code);
        Assert.Equal(barred, second.Refused?.Text.Contains(Admonition.Value, StringComparison.Ordinal) is true);

        var other = After(CombinationFile.Blank, Put(Criticism, CaseKind.Criticism, form));
        Assert.Equal(barred ? "SEV-02.combination" : null, CombinationRules.PutForward(other, Put(Admonition, CaseKind.Admonition), Facts).Refused?.Code);
    }

    [Fact]
    public void SEV_02_put_forward_again_it_takes_its_own_place_and_what_came_to_nothing_leaves_it()
    {
        var file = After(CombinationFile.Blank, Put(Criticism, CaseKind.Criticism, CriticismForm.Reminder));
        Assert.True(CombinationRules.PutForward(file, Put(Criticism, CaseKind.Criticism, CriticismForm.Reminder), Facts).Happened.IsEmpty);
        Assert.Null(CombinationRules.PutForward(
            After(file, Put(Criticism, CaseKind.Criticism, CriticismForm.OrderedReview)), Put(Admonition, CaseKind.Admonition), Facts).Refused);

        var left = Fold(file, CombinationRules.Told(file, new MeasureCameToNothing(Criticism)));
        Assert.Empty(left.Measures);
        Assert.Null(CombinationRules.PutForward(left, Put(Admonition, CaseKind.Admonition), Facts).Refused);
        Assert.True(CombinationRules.Told(left, new MeasureCameToNothing(Criticism)).Happened.IsEmpty);
    }

    [Fact]
    public void SEV_02_a_case_without_a_place_is_not_submitted_and_one_that_ends_in_nothing_gives_its_place_up()
    {
        var desk = Admonitions.Drafted(Admonitions.Desk());
        var no = Refusal.Of(RefusalKind.Invalid, "SEV-02.combination", Criticism.Value);
        var facts = desk.FactsOf(Li);
        Assert.Equal("SEV-02.combination", CaseRules.Decide(desk.File, new Submit(), desk.Given(facts, new Submit()) with { NoPlace = no }).Refused?.Code);
        Assert.Equal(new PutForward(null), desk.File.Ways.Puts(desk.File, new Submit()));
        Assert.NotNull(desk.File.Ways.Puts(desk.File, new Resubmit("内容变动")));

        desk.Does(Li, new Submit()).Does(Zhao, new Reject("证据不足"));
        var told = Assert.Single(desk.Messages(), message => message.Body is MeasureCameToNothing);
        Assert.Equal($"m-L-2026-0001-{Subject}", told.Target);
        Assert.DoesNotContain(Admonitions.Desk().Closed().Messages(), message => message.Body is MeasureCameToNothing);
        Assert.Contains(
            Admonitions.Drafted(Admonitions.Desk()).Does(Li, new Discard("不再需要")).Messages(), message => message.Body is MeasureCameToNothing);
    }

    private static Facts Facts => Admonitions.Desk().FactsOf(Li);

    private static PutMeasureForward Put(CaseNumber number, CaseKind kind, CriticismForm? form = null) =>
        new(number, kind, form?.ToString(), Day("2026-03-05"));

    private static CombinationFile After(CombinationFile file, PutMeasureForward asked) => Fold(file, CombinationRules.PutForward(file, asked, Facts));

    private static CombinationFile Fold(CombinationFile file, Ruling ruling)
    {
        Assert.Null(ruling.Refused);
        return ruling.Happened.Aggregate(
            file, (state, one) => new CombinationKind().Fold(
                state, new("m-L-2026-0001-G00000201", state.Version + 1, one.Event, At("2026-03-05 10:00"), At("2026-03-05 10:00"), "G00000101", "k")));
    }
}
