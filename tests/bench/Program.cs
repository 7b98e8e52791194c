// Measures WarningGrid on this machine: each command answers one question, beside a limit or a peer in the same run.
// usage: dotnet run -c Release --project tests/bench -- [QUESTION ...|all|plots] [--seconds 5] [--rounds 3] [--quick] [--report FOLDER]
// plots draws the pictures anew from the results that a folder holds.
using System.Diagnostics;
using System.Globalization;
using WarningGrid.Bench;

if (args is ["silo"])
{
    return await BenchSilo.Serve();
}

var effort = new Effort(
    TimeSpan.FromSeconds(Number("--seconds", 5)), Number("--rounds", 3), args.Contains("--quick"));
var questions = new Dictionary<string, Func<BenchCounty, Task>>(StringComparer.Ordinal)
{
    // First: an official who was in a hundred cases meanwhile is not an ordinary one.
    ["memory"] = county => new Memory(county).Run(),
    ["activate"] = county => new Activate(county).Run(effort),
    ["followups"] = county => new FollowUps(county).Run(effort),

    // After somebody has worked for a while: the compiler needs half a minute.
    ["advance"] = county => new Advance(county).Run(effort),
    ["record"] = county => new Record(county).Run(effort),
    ["deadlines"] = county => new Deadlines(county).Run(effort),
    ["grow"] = county => new Grow(county).Run(effort),
    ["clearance"] = county => new Clearance(county).Run(effort),
    ["silos"] = county => new Silos(county).Run(effort),
};
var words = args.TakeWhile(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
if (words is ["plots"] && Option("--report") is { } kept)
{
    Plots.Draw(File.ReadLines(Path.Combine(kept, Report.ResultsFile)), kept);
    return 0;
}

// The quick set ends within eight minutes: what brings a county of its own is asked for by its name there.
var asked = words is [] or ["all"] ? [.. questions.Keys.Where(question => !effort.Quick || question is not "clearance")] : words;
if (asked.FirstOrDefault(word => !questions.ContainsKey(word)) is { } unknown)
{
    Console.Error.WriteLine($"no such question: {unknown}; there are {string.Join(", ", questions.Keys)} and all");
    return 2;
}

await using var county = await BenchCounty.Found();
await Report.Surroundings(county, effort);
var whole = true;
foreach (var question in asked)
{
    var since = Stopwatch.StartNew();
    try
    {
        await questions[question](county);
        Report.Note($"{question} took {since.Elapsed.TotalSeconds:0} s");
    }
    catch (Exception broken)
    {
        // The others have their own answers.
        Report.Note($"{question} broke off: {broken.GetType().Name}: {broken.Message}");
        whole = false;
    }
}

Report.Conclude();
if (Option("--report") is { } folder)
{
    Report.Keep(folder);
}

return whole ? 0 : 1;

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

int Number(string name, int usual) => Option(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;
