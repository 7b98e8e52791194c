using System.Collections.Immutable;
using WarningGrid.Officials;
using WarningGrid.Officials.Import;

namespace WarningGrid.Tools;

/// <summary>What <c>wg import</c> was asked for.</summary>
/// <param name="Result">Where the errors go as CSV.</param>
/// <param name="By">The official id of who imports.</param>
internal sealed record ImportArguments(
    ImmutableArray<(Register Register, string Path)> Files, bool DryRun, string? Result, string? By)
{
    public static bool TryRead(IReadOnlyList<string> args, out ImportArguments wanted)
    {
        wanted = new([], false, null, null);
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is "--dry-run")
            {
                wanted = wanted with { DryRun = true };
                continue;
            }

            if (at + 1 == args.Count || Option(wanted, args[at], args[++at]) is not { } next)
            {
                return false;
            }

            wanted = next;
        }

        return !wanted.Files.IsEmpty;
    }

    private static ImportArguments? Option(ImportArguments wanted, string name, string value) => name switch
    {
        "--units" => File(wanted, Register.Units, value),
        "--sections" => File(wanted, Register.Sections, value),
        "--posts" => File(wanted, Register.Posts, value),
        "--officials" => File(wanted, Register.Officials, value),
        "--kin" => File(wanted, Register.Kin, value),
        "--result" => wanted with { Result = value },
        "--by" when OfficialRules.IsOfficialId(value) => wanted with { By = value },
        _ => null,
    };

    private static ImportArguments? File(ImportArguments wanted, Register register, string path) =>
        wanted.Files.Any(file => file.Register == register) ? null : wanted with { Files = wanted.Files.Add((register, path)) };
}
