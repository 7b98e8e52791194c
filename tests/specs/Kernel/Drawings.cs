using System.Text.RegularExpressions;
using Stateless;
using Stateless.Graph;
using WarningGrid.House;
using Xunit;

namespace WarningGrid.Kernel;

/// <summary>Holds the drawings in docs/lifecycles to the tables they show. <c>REDRAW=1</c> writes them anew.</summary>
internal static partial class Drawings
{
    /// <summary>Compares a table with <c>docs/lifecycles/NAME.mmd</c>, a Mermaid state diagram.</summary>
    /// <param name="table">Built for the state in which an object begins: the drawing starts there.</param>
    public static void Check<TState, TMove>(string name, StateMachine<TState, TMove> table)
        where TState : notnull
        where TMove : notnull
    {
        var drawn = Tidy(MermaidGraph.Format(table.GetInfo()));
        var path = Path.Combine(Repository.Root, "docs/lifecycles", name + ".mmd");
        if (Environment.GetEnvironmentVariable("REDRAW") is "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, drawn);
        }

        Assert.True(File.Exists(path), $"{path} is missing: run once with REDRAW=1");
        Assert.Equal(drawn, File.ReadAllText(path));
    }

    /// <summary>Every state with every move, as words, for a matrix test: the enums themselves are internal.</summary>
    public static TheoryData<string, string> EveryCell<TState, TMove>()
        where TState : struct, Enum
        where TMove : struct, Enum
    {
        var cells = new TheoryData<string, string>();
        foreach (var state in Enum.GetNames<TState>())
        {
            foreach (var move in Enum.GetNames<TMove>())
            {
                cells.Add(state, move);
            }
        }

        return cells;
    }

    // One line end, no trailing space, one line end at the end: what an editor and git would make of it anyway.
    private static string Tidy(string drawn) =>
        TrailingSpace().Replace(drawn.ReplaceLineEndings("\n"), "").Trim('\n') + "\n";

    [GeneratedRegex("[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex TrailingSpace();
}
