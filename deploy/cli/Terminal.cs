using Spectre.Console;

namespace WarningGrid.Tools;

/// <summary>How commands speak: a progress bar for a person at a terminal, plain lines for a log.</summary>
internal static class Terminal
{
    public const string Connection = "WARNINGGRID_POSTGRES";

    /// <summary>The county's database.</summary>
    /// <exception cref="UsageException">It is not said which.</exception>
    public static string Database =>
        Environment.GetEnvironmentVariable(Connection) is { Length: > 0 } given
            ? given
            : throw new UsageException($"which database? set {Connection}");

    /// <summary>Runs long work under a bar that counts; a plain line at its end where nobody watches.</summary>
    public static async Task<T> Counting<T>(string what, Func<Action<long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            var last = 0L;
            var result = await work(count => last = count);
            Console.Error.WriteLine($"{what}: {last}");
            return result;
        }

        return await AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new SpinnerColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var task = progress.AddTask(what).IsIndeterminate();
                return await work(count => task.Description = $"{what}: {count}");
            });
    }
}

/// <summary>The command line says something that cannot be done.</summary>
internal sealed class UsageException(string message) : Exception(message);
