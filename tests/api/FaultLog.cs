using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WarningGrid.ApiTests;

/// <summary>Keeps the exceptions that a town logs, each once.</summary>
internal sealed class FaultLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<string, int> seen = new(StringComparer.Ordinal);

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && logLevel >= LogLevel.Error)
        {
            seen.AddOrUpdate($"{formatter(state, exception)}: {exception}", 1, (_, n) => n + 1);
        }
    }

    public override string ToString() => string.Join("\n\n", seen.Select(fault => $"{fault.Value} x {fault.Key}"));

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose()
    {
    }
}
