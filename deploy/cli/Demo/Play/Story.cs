using System.Globalization;
using System.Text.Json.Nodes;

namespace WarningGrid.Demo;

/// <summary>What all stories of a play share.</summary>
internal sealed record PlayHouse(PlayDesk Desk, PlayJournal Journal, PlayStage Stage, PlayClock Clock, Cast Cast, ulong Seed);

/// <summary>One thread of the year: its commands in their order, each under a key made of seed, story and step.</summary>
/// <remarks>
/// Told again after a stop, it comes the same way: what was acknowledged is not sent again, what was sent and not
/// answered is sent as it was, and what it waited for is waited for until the same day.
/// </remarks>
internal sealed class Story(PlayHouse house, string name, Dice dice, Queue<Subject> subjects)
{
    // What others have been told is on its way for a moment: a refusal within it may be too early.
    private const int Tries = 80;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(125);

    private int steps;

    public PlayHouse House => house;

    public Dice Dice => dice;

    public Cast Cast => house.Cast;

    /// <summary>The county's date at this stop.</summary>
    public DateOnly Today => house.Stage.Today;

    /// <summary>The next of those whom this story is about, and no other.</summary>
    public Subject Next() => subjects.Dequeue();

    /// <summary>Lets so many days go by.</summary>
    public Task Days(int count) => Until(() => Today.AddDays(count));

    /// <summary>Waits for a day that is reckoned once.</summary>
    public async Task Until(Func<DateOnly> day)
    {
        var key = Key();
        var kept = await house.Journal.Once(key, () => Task.FromResult<JsonNode>(JsonValue.Create(day().ToString("O", CultureInfo.InvariantCulture))));
        await house.Stage.Until(DateOnly.Parse(kept.GetValue<string>(), CultureInfo.InvariantCulture));
    }

    /// <summary>A command, acknowledged: sent under one key until it is answered, and anew where it came too early.</summary>
    /// <param name="read">What the asker sees it by, where it changes something that is there.</param>
    /// <param name="revision">The revision last seen.</param>
    public async Task<JsonNode> Post(string by, string path, object body, string? read = null, long? revision = null) =>
        (await Send(by, path, body, read, revision, Tries))!;

    /// <summary>The same where a refusal is an answer too: null.</summary>
    public Task<JsonNode?> Try(string by, string path, object body, long? revision) => Send(by, path, body, null, revision, 1);

    private async Task<JsonNode?> Send(string by, string path, object body, string? read, long? revision, int patience)
    {
        var key = Key();
        if (house.Journal.Answer(key) is { } known)
        {
            return known;
        }

        var command = house.Journal.Sent(key) ?? Sends(key, new(by, "/api/v1/" + path, revision, PlayJson.Of(body), StreamOf(path)));
        for (var tries = 1; ; tries++)
        {
            var answer = await house.Desk.Post(by, key, command);
            if (!answer.IsRefusal)
            {
                house.Journal.Hears(key, command.Stream ?? StreamOf("clearances/" + answer.Value.Word("number")), answer.Value);
                return answer.Value;
            }

            if (tries == patience)
            {
                return patience == 1 ? null : throw new PlayFailed($"{key}: {by} {command.Path}: {answer.Value.ToJsonString(PlayJson.Options)}");
            }

            await Task.Delay(Pause);
            if (read is not null && await house.Desk.Get(by, "/api/v1/" + read) is { IsRefusal: false } seen)
            {
                command = Sends(key, command with { Revision = seen.Value.Revision() });
            }
        }
    }

    /// <summary>A file on the shelf; answers its SM3.</summary>
    public async Task<string> Upload(string by, string title)
    {
        var key = Key();
        var kept = await house.Journal.Once(key, async () =>
        {
            var answer = await house.Desk.Upload(by, key, title + ".txt", $"{title}\n{key}\n");
            return answer.IsRefusal ? throw new PlayFailed($"{key}: {answer.Value.ToJsonString(PlayJson.Options)}") : answer.Value;
        });
        return kept.Word("sm3");
    }

    /// <summary>Waits until somebody sees something as it should come to be.</summary>
    public async Task<JsonNode> Sees(string by, string path, Func<JsonNode, bool> what)
    {
        var key = Key();
        return await house.Journal.Once(key, async () =>
        {
            for (var tries = 1; ; tries++)
            {
                var answer = await house.Desk.Get(by, "/api/v1/" + path);
                if (!answer.IsRefusal && what(answer.Value))
                {
                    return answer.Value;
                }

                if (tries == Tries * 4)
                {
                    throw new PlayFailed($"{key}: {by} {path}: {answer.Value.ToJsonString(PlayJson.Options)}");
                }

                await Task.Delay(Pause);
            }
        });
    }

    private PlayedCommand Sends(string key, PlayedCommand command)
    {
        house.Journal.Sends(key, command);
        return command;
    }

    private string Key() => string.Create(CultureInfo.InvariantCulture, $"play-{house.Seed}-{name}-{++steps}");

    // cases/TI-2026-0001/moves/Submit is borne by c-TI-2026-0001; where no number stands in the path the answer tells it.
    private static string? StreamOf(string path) => path.Split('/') switch
    {
        ["cases", var number, ..] => new CaseNumber(number).Key(),
        ["leads", var number, ..] => new LeadNumber(number).Key(),
        ["signals", var number, ..] => new SignalNumber(number).Key(),
        ["clearances", var number, ..] => new ClearanceNumber(number).Key(),
        ["calendar", ..] => GrainKeys.Calendar,
        _ => null,
    };
}
