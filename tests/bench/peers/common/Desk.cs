namespace WarningGrid.Bench.Peers;

/// <summary>What a peer answers, in the same process or through HTTP.</summary>
public interface IDesk
{
    Task<Standing> Open(Opening opening, string by, string key);

    Task<Standing> Move(string number, Move move, string by, string key, long revision);

    /// <summary>An official's record as JSON; that it was read is stored first.</summary>
    Task<string> Record(string official, string by);
}

/// <summary>A peer: its own tables in its own database.</summary>
public interface IPeer : IDesk, IAsyncDisposable
{
    /// <summary>Makes tables and people in an empty database.</summary>
    /// <param name="officials">How many.</param>
    /// <param name="cases">How many archived cases they have behind them all together.</param>
    /// <param name="leads">How many leads speak of each.</param>
    Task Settle(int officials, int cases, int leads);
}

/// <summary>A case after a command.</summary>
public sealed record Standing(string Number, string Stage, long Revision, string? Outcome, IReadOnlyList<Document> Documents);

/// <summary>A no with the code of its rule.</summary>
public sealed class Refused(string code) : Exception(code)
{
    public string Code => Message;
}
