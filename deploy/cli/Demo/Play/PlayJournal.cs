using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WarningGrid.Demo;

/// <summary>One command of the play: kept before it is sent, so that whoever goes on sends the very same.</summary>
/// <param name="Stream">Whose history will bear it; null for what no history bears, and where only the answer tells it.</param>
internal sealed record PlayedCommand(string By, string Path, long? Revision, JsonNode? Body, string? Stream);

/// <summary>What was sent, answered and waited for, a line each: a play that was stopped goes on from here, and whoever doubts compares it with the log.</summary>
/// <remarks>
/// A line <c>sent</c> stands before the command leaves, a line <c>answered</c> once the county has acknowledged it, with
/// the stream and the revision it answered. A line <c>noted</c> keeps what the play found out for itself: its people, its dates.
/// </remarks>
internal sealed class PlayJournal : IDisposable
{
    private readonly ConcurrentDictionary<string, PlayedCommand> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonNode> answered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, JsonNode> noted = new(StringComparer.Ordinal);
    private readonly StreamWriter lines;

    private PlayJournal(string file)
    {
        foreach (var line in File.Exists(file) ? File.ReadAllLines(file) : [])
        {
            Read(line);
        }

        lines = new(file, append: true) { AutoFlush = true };
    }

    public int Answered => answered.Count;

    /// <summary>Opens a journal, with all that it holds already.</summary>
    public static PlayJournal Open(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        if (File.Exists(file) && File.ReadAllBytes(file) is [.., not (byte)'\n'] torn)
        {
            // The last line broke off with its writer: it says nothing.
            File.WriteAllBytes(file, torn[..(Array.LastIndexOf(torn, (byte)'\n') + 1)]);
        }

        return new(file);
    }

    public PlayedCommand? Sent(string key) => sent.GetValueOrDefault(key);

    public JsonNode? Answer(string key) => answered.GetValueOrDefault(key);

    public void Sends(string key, PlayedCommand command)
    {
        sent[key] = command;
        Write(new { Sent = key, command.By, command.Path, command.Revision, command.Body, command.Stream });
    }

    public void Hears(string key, string? stream, JsonNode answer)
    {
        answered[key] = answer;
        Write(new { Answered = key, Stream = stream, Revision = (answer as JsonObject)?["revision"]?.GetValue<long>(), Answer = answer });
    }

    /// <summary>What was found out once under this name, or is found out now and kept.</summary>
    public async Task<JsonNode> Once(string name, Func<Task<JsonNode>> find)
    {
        if (noted.GetValueOrDefault(name) is { } known)
        {
            return known;
        }

        var found = await find();
        noted[name] = found;
        Write(new { Noted = name, Value = found });
        return found;
    }

    public void Dispose() => lines.Dispose();

    private void Write(object line)
    {
        lock (lines)
        {
            lines.WriteLine(JsonSerializer.Serialize(line, line.GetType(), PlayJson.Options));
        }
    }

    private void Read(string line)
    {
        var entry = JsonNode.Parse(line)!;
        if (entry["sent"] is { } key)
        {
            sent[key.GetValue<string>()] = entry.Deserialize<PlayedCommand>(PlayJson.Options)!;
        }
        else if (entry["answered"] is { } heard)
        {
            answered[heard.GetValue<string>()] = entry["answer"]!;
        }
        else
        {
            noted[entry.Word("noted")] = entry["value"]!;
        }
    }
}
