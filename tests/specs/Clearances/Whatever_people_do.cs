using CsCheck;
using WarningGrid.Cases;
using Xunit;
using static WarningGrid.Clearances.ClearanceDesk;

namespace WarningGrid.Clearances;

/// <summary>Any sequence of commands and of things recorded meanwhile: what never comes about, and what always holds.</summary>
public sealed class Whatever_people_do
{
    private static readonly OfficialId[] People = [Organiser, Officer, Officer2, Petition, Custodian, Review, Secretary, Secretary2, Deputy];

    private static readonly Gen<object> Acts = Gen.OneOf<object>(
        Gen.Const<object>(new SubmitRows([Zhang, Li, Wang, new("李四", IdNo(1)), new("赵六", IdNo(9))])),
        Gen.Const<object>(new ResolveRow(4, ZhangSan)), Gen.Const<object>(new ResolveRow(4, null)), Gen.Const<object>(new WithdrawRow(4)),
        Gen.Enum<ClearanceOffice>().Select(office => (object)new OfficeOpinion(office, [])),
        Gen.Enum<ClearanceOffice>().Select(office => (object)new OfficeOpinion(office, [new(1, 3, "理由")])),
        Gen.Const<object>(new SignClearance([])), Gen.Const<object>(new SignClearance([new(1, 4, "理由")])),
        Gen.Const<object>(new ReturnClearance("再核", [])), Gen.Const<object>(new ReturnClearance("再核", [2])),
        Gen.Const<object>(new RecomputeClearance()), Gen.Const<object>(new UseAnswers(ClearancePurpose.Promotion, "任前", [])),
        Gen.OneOf(ZhangSan, LiSi, WangWu).Select(official => (object)new Meanwhile(official)));

    // In good order twice over, with anything by anybody in between: so that stories get somewhere.
    private static readonly (OfficialId, object)[] GoodOrder =
    [
        (Organiser, new SubmitRows([Zhang, Li, Wang, new("李四", IdNo(1)), new("赵六", IdNo(9))])), (Officer, new ResolveRow(4, null)),
        (Officer2, new ResolveRow(4, null)), (Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, [])),
        (Custodian, new OfficeOpinion(ClearanceOffice.CaseSupervision, [])), (Secretary, new SignClearance([])),
        (Officer, new RecomputeClearance()), (Petition, new OfficeOpinion(ClearanceOffice.PetitionReception, [])),
        (Custodian, new OfficeOpinion(ClearanceOffice.CaseSupervision, [])), (Secretary, new SignClearance([])),
        (Secretary2, new SignClearance([])), (Deputy, new SignClearance([])),
        (Organiser, new UseAnswers(ClearancePurpose.Promotion, "任前", [])),
    ];

    private static readonly Gen<(bool[] Recused, (int Who, object What)?[] Between)> Stories = Gen.Select(
        Gen.Bool.Array[3],
        Gen.Select(
            Gen.Int[0, 2], Gen.Int[0, People.Length - 1], Acts,
            (chance, who, what) => chance == 0 ? ((int Who, object What)?)(who, what) : null).Array[GoodOrder.Length]);

    [Fact]
    public void An_issued_answer_was_heard_signed_for_every_row_by_others_and_is_what_was_known_at_K() => Stories.Sample(story =>
    {
        var desk = Played(story);
        var (file, history) = (desk.File, desk.History);
        Assert.Equal(history.Count(one => one.Event is ClearanceIssued), desk.Told.Count(message => message.Target.StartsWith("n-", StringComparison.Ordinal)));
        if (file.Issued is null)
        {
            return;
        }

        Assert.True(file.Heard() >= 2);
        Assert.Empty(file.Left);
        Assert.Empty(file.SignedBy.Intersect(file.Offices.SelectMany(office => office.Signers)));
        Assert.All(file.Answerable, row => Assert.InRange(desk.Code(row), 1, 6));
        Assert.All(file.Rows, row => Assert.True(row.Match.Match is RowMatch.Matched || row.Code.Code == 0));
        Assert.Equal(file.CodesSm3, desk.DigestAgain());
        Assert.Single(history, one => one.Event is ClearanceIssued);

        // Nothing that was recorded after K stands behind the signature: who is not invalid was not upset before it.
        var issued = history.Single(one => one.Event is ClearanceIssued);
        Assert.DoesNotContain(history, one => one.Version < issued.Version && one.Event is RowsUpset upset && upset.At > file.Known);
    });

    [Fact]
    public void Nobody_is_ever_shown_a_row_from_whose_person_he_is_recused() => Stories.Sample(story =>
    {
        var desk = Played(story);
        foreach (var person in People)
        {
            var excluded = desk.Recused.GetValueOrDefault(person, []);
            Assert.DoesNotContain(desk.RowsFor(person), row => desk.File.Rows[row.Row - 1].Match.Official is { } official && excluded.Contains(official));
        }
    });

    [Fact]
    public void What_is_folded_again_is_what_stands() => Stories.Sample(story =>
    {
        var desk = Played(story);
        var kind = new ClearanceKind();
        var again = desk.History.Aggregate(kind.Blank, kind.Fold);
        var kept = (ClearanceFile)EventJson.Read(typeof(ClearanceFile), EventJson.Canonical(desk.File));

        Assert.Equal(EventJson.Canonical(desk.File), EventJson.Canonical(again));
        Assert.Equal(EventJson.Canonical(kept), EventJson.Canonical(EventJson.Read(typeof(ClearanceFile), EventJson.Canonical(kept))));
        Assert.Equal(RowCodes.Digest(desk.File.Rows.Select(row => row.Code)), RowCodes.Digest(kept.Rows.Select(row => row.Code)));
    });

    private static ClearanceDesk Played((bool[] Recused, (int Who, object What)?[] Between) story)
    {
        var desk = new ClearanceDesk();
        desk.Roles[Secretary2] = [Access.Role.DisciplineSecretary];
        foreach (var (person, recused) in new[] { Petition, Secretary, Secretary2 }.Zip(story.Recused))
        {
            desk.Recused[person] = recused ? [LiSi] : [];
        }

        desk.Opened();
        foreach (var (step, between) in GoodOrder.Zip(story.Between))
        {
            if (between is var (who, what))
            {
                Does(desk, People[who], what);
            }

            Does(desk, step.Item1, step.Item2);
        }

        return desk;
    }

    private static void Does(ClearanceDesk desk, OfficialId who, object what)
    {
        desk.Later(TimeSpan.FromMinutes(1));
        if (what is Meanwhile meanwhile)
        {
            desk.Case(meanwhile.Official, CaseKind.TalkInquiry, "Draft", number: "TI-" + desk.History.Count);
        }
        else
        {
            desk.Try(who, what);
        }

        desk.Arrives();
    }

    private sealed record Meanwhile(OfficialId Official);
}
