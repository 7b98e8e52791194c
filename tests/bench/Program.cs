// Measures WarningGrid on this machine: each command answers one question, beside a limit or a peer in the same run.
// usage: dotnet run -c Release --project tests/bench -- [advance|record|memory|all] [--seconds 5] [--rounds 3] [--quick]
using System.Globalization;
using WarningGrid.Bench;

var options = args.Where(word => !word.StartsWith("--", StringComparison.Ordinal) && !int.TryParse(word, out _)).ToArray();
var (seconds, rounds, quick) = (Option("--seconds", 5), Option("--rounds", 3), args.Contains("--quick"));
var questions = new Dictionary<string, Func<BenchCounty, Task>>(StringComparer.Ordinal)
{
    // First: an official who was in a hundred cases meanwhile is not an ordinary one.
    ["memory"] = county => new Memory(county).Run(),
    ["advance"] = county => new Advance(county).Run(TimeSpan.FromSeconds(seconds), rounds, quick),
    ["record"] = county => new Record(county).Run(TimeSpan.FromSeconds(seconds), rounds),
};
var asked = options is [] or ["all"] ? [.. questions.Keys] : options;
if (asked.FirstOrDefault(word => !questions.ContainsKey(word)) is { } unknown)
{
    Console.Error.WriteLine($"no such question: {unknown}; there are {string.Join(", ", questions.Keys)} and all");
    return 2;
}

await using var county = await BenchCounty.Found();
await Report.Surroundings(county);
foreach (var question in asked)
{
    await questions[question](county);
}

return 0;

int Option(string name, int usual) =>
    Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length
        ? int.Parse(args[at + 1], CultureInfo.InvariantCulture)
        : usual;
