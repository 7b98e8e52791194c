using System.Text.Json.Nodes;
using WarningGrid.Demo;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>The journal of <c>wg demo --play</c>: what stands in it when its writer is gone.</summary>
public sealed class Keeping_the_plays_journal : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wg-journal-").FullName;

    private string Name => Path.Combine(folder, "play.jsonl");

    [Fact]
    public async Task What_was_sent_answered_and_noted_is_there_again()
    {
        await Write();

        using var again = PlayJournal.Open(Name);

        Assert.Equal("G00000417", again.Sent("play-1-a-1")!.By);
        Assert.Equal("""{"opinion":"同意"}""", again.Sent("play-1-a-1")!.Body!.ToJsonString(PlayJson.Options));
        Assert.Equal(3, again.Answer("play-1-a-1")!.Revision());
        Assert.NotNull(again.Sent("play-1-a-2"));
        Assert.Null(again.Answer("play-1-a-2"));
        Assert.Equal(1, again.Answered);
        Assert.Equal("2026-01-05", (await again.Once("play-1-a-3", () => throw new InvalidOperationException())).GetValue<string>());
    }

    [Fact]
    public async Task A_line_that_broke_off_with_its_writer_says_nothing_and_the_next_one_stands_by_itself()
    {
        await Write();
        File.AppendAllText(Name, """{"answered":"play-1-a-2","answer":{"revi""");

        using (var again = PlayJournal.Open(Name))
        {
            Assert.Null(again.Answer("play-1-a-2"));
            again.Hears("play-1-a-2", "c-TI-2026-0001", new JsonObject { ["revision"] = 4L });
        }

        using var once = PlayJournal.Open(Name);
        Assert.Equal(4, once.Answer("play-1-a-2")!.Revision());
        Assert.Equal(2, once.Answered);
    }

    [Fact]
    public void Of_a_command_sent_twice_the_later_form_counts()
    {
        using (var journal = PlayJournal.Open(Name))
        {
            journal.Sends("play-1-a-1", Command(2));
            journal.Sends("play-1-a-1", Command(3));
        }

        using var again = PlayJournal.Open(Name);
        Assert.Equal(3, again.Sent("play-1-a-1")!.Revision);
    }

    private async Task Write()
    {
        using var journal = PlayJournal.Open(Name);
        journal.Sends("play-1-a-1", Command(2));
        journal.Hears("play-1-a-1", "c-TI-2026-0001", new JsonObject { ["revision"] = 3L });
        journal.Sends("play-1-a-2", Command(3));
        await journal.Once("play-1-a-3", () => Task.FromResult<JsonNode>(JsonValue.Create("2026-01-05")));
    }

    private static PlayedCommand Command(long revision) =>
        new("G00000417", "/api/v1/cases/TI-2026-0001/moves/Approve", revision, new JsonObject { ["opinion"] = "同意" }, "c-TI-2026-0001");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
