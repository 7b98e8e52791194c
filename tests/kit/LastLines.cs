namespace WarningGrid.Testing;

/// <summary>The last that a process has said. One that runs for long and meets trouble may say gigabytes.</summary>
internal sealed class LastLines
{
    private const int Kept = 1_000;

    private readonly Queue<string> lines = new(Kept);

    /// <param name="line">Null where the output has ended.</param>
    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            if (lines.Count == Kept)
            {
                lines.Dequeue();
            }

            lines.Enqueue(line);
        }
    }

    public override string ToString()
    {
        lock (lines)
        {
            return string.Join('\n', lines);
        }
    }
}
