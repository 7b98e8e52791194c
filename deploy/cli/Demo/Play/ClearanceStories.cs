using System.Collections.Immutable;
using System.Text.Json.Nodes;
using WarningGrid.Clearances;

namespace WarningGrid.Demo;

/// <summary>Clearances (廉政意见) on those whom the year is about: asked, heard, signed, used; upset by what happens next, made again, expired.</summary>
internal static class ClearanceStories
{
    // While cases go on, an answer may be upset between its opinions and its signature (CLR-13).
    private const int Rounds = 8;

    public static async Task Asked(Story story, ImmutableArray<Subject> subjects, ClearancePurpose purpose)
    {
        var (cast, organiser) = (story.Cast, story.Cast.Organiser);
        var letter = await story.Upload(organiser, "征求意见函");
        var opened = await story.Post(organiser, "clearances", new OpenClearance(
            "组函〔2026〕15号", story.Today, "中共县委组织部", purpose, null, letter));
        var path = $"clearances/{opened.Word("number")}";
        await story.Post(organiser, $"{path}/moves/Submit", new SubmitRows([.. Persons(subjects)]), path, opened.Revision());
        await Signed(story, path);
        await story.Post(organiser, $"{path}/moves/Use", new UseAnswers(purpose, "任前〔2026〕1号", [1]), path);
        await story.Days(7);
        var again = await story.Sees(cast.Officers[0], $"{path}/reproduction", _ => true);
        if (!again["agrees"]!.GetValue<bool>())
        {
            throw new PlayFailed($"{path} does not come out the same again: {again.ToJsonString(PlayJson.Options)}");
        }

        await story.Days(95);
        await story.Sees(organiser, path, view => view.Word("stage") is nameof(ClearanceStage.Expired));
    }

    private static async Task Signed(Story story, string path)
    {
        var cast = story.Cast;
        for (var round = 1; round <= Rounds; round++)
        {
            await story.Sees(cast.Officers[0], path, view => view.Word("stage") is nameof(ClearanceStage.Suggested) or nameof(ClearanceStage.ToSign));
            await Hears(cast.Petition, ClearanceOffice.PetitionReception);
            await Hears(cast.Review, ClearanceOffice.CaseReview);
            var seen = await story.Sees(cast.Secretary, path, view => view.Word("stage") is nameof(ClearanceStage.ToSign));
            if (await story.Try(cast.Secretary, $"{path}/moves/Sign", new SignClearance([]), seen.Revision()) is not null)
            {
                return;
            }

            await story.Post(cast.Officers[0], $"{path}/moves/Recompute", new RecomputeClearance(), path);
        }

        throw new PlayFailed($"{path} was upset {Rounds} times");

        // An office that is not asked again, because nothing of its rows has changed, has nothing left to say.
        async Task Hears(string chief, ClearanceOffice office)
        {
            var view = await story.Sees(chief, path, _ => true);
            if (view["work"]!.List("offices").First(one => one.Word("office") == office.ToString())["left"]!.GetValue<int>() > 0)
            {
                await story.Post(chief, $"{path}/moves/OfficeOpinion", new OfficeOpinion(office, []), path, view.Revision());
            }
        }
    }

    // As the feeds knew them: by name, number and unit.
    private static IEnumerable<AskedPerson> Persons(ImmutableArray<Subject> subjects) =>
        from subject in subjects
        where subject.Official is not null
        let data = JsonNode.Parse(subject.Line)!["data"]!
        let person = data["official"] ?? data["targets"]![0]!
        select new AskedPerson(person.Word("name"), person.Word("idNo"), subject.Unit);
}
