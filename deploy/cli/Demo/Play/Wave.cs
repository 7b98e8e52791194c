using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using WarningGrid.Clearances;
using WarningGrid.Signals;

namespace WarningGrid.Demo;

/// <summary>What begins in one month: the feeds tell, some of it becomes the month's stories, the rest is noted; a clearance asks about them.</summary>
internal sealed record Wave(PlayHouse House, NpgsqlDataSource Db, int Number, ImmutableArray<Tale> Tales, ImmutableArray<string> Audit, ImmutableArray<string> Petitions)
{
    private string Name => string.Create(CultureInfo.InvariantCulture, $"m{Number}");

    public async Task Begin(DateOnly on)
    {
        var dice = new Dice(House.Seed).Apart(Name);
        var intake = new Story(House, Name, dice.Apart("intake"), []);
        await intake.Until(() => on);
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        await Feed("audit-feed", Audit, told);
        await Feed("petition-feed", Petitions, told);
        var known = (await House.Journal.Once(Name + "-subjects", async () => PlayJson.Of(await Subjects.Among(Db, told, intake.Today))))
            .Deserialize<ImmutableArray<Subject>>(PlayJson.Options);
        var left = known.ToList();
        var chosen = Tales.Select(tale => (Tale: tale, About: Next(left, tale))).ToImmutableArray();
        foreach (var (tale, about) in chosen)
        {
            var story = new Story(House, $"{Name}-{tale.Name}", dice.Apart(tale.Name), new([about]));
            House.Stage.Begin(() => tale.Told(story));
        }

        var asking = new Story(House, Name + "-clearance", dice.Apart("clearance"), []);
        House.Stage.Begin(async () =>
        {
            await asking.Days(10);
            await ClearanceStories.Asked(asking, [.. chosen.Select(one => one.About)], dice.Chance(50) ? ClearancePurpose.Promotion : ClearancePurpose.Award);
        });

        foreach (var signal in told.Keys.Except(chosen.Select(one => one.About.Signal), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            await Notes(intake, signal);
        }
    }

    // What is not followed up now is kept (留存); what waits in quarantine is another's.
    private static async Task Notes(Story intake, string signal)
    {
        var seen = await intake.Sees(intake.Cast.Officers[0], $"signals/{signal}", _ => true);
        if (seen.Word("stage") is nameof(SignalStage.Received))
        {
            await intake.Post(intake.Cast.Officers[0], $"signals/{signal}/moves/Note", new NoteSignal("暂不处置,留存备查"), $"signals/{signal}", seen.Revision());
        }
    }

    // Sent again they are known: a feed's key is its source and the event's id.
    private async Task Feed(string client, ImmutableArray<string> lines, Dictionary<string, string> told)
    {
        var receipts = await House.Journal.Once($"{Name}-{client}", async () => (await House.Desk.Feed(client, lines)).Value);
        foreach (var (line, receipt) in lines.Zip(receipts.AsArray()))
        {
            if (receipt?["signalNo"]?.GetValue<string>() is { } signal)
            {
                told.TryAdd(signal, line);
            }
        }
    }

    private Subject Next(List<Subject> left, Tale tale)
    {
        var next = left.Find(one => one.Official is null == tale.OfUnit && (one.HeadsAreFree || !tale.Entrusts))
            ?? throw new PlayFailed($"{Name}: the feeds told of too few whom {tale.Name} can be about");
        left.Remove(next);
        return next;
    }
}
