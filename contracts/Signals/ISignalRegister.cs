using System.Collections.Immutable;

namespace WarningGrid.Signals;

/// <summary>Lists of signals, answered from the read model within the asker's scope and exclusions. Stateless, key 0.</summary>
[Alias("signal.register-list")]
public interface ISignalRegister : IGrainWithIntegerKey
{
    [Alias("list")]
    Task<Outcome<SignalPage>> List(SignalQuery query);

    /// <summary>The results recorded for the asking feed, oldest first, at least once (FED-07).</summary>
    [Alias("results")]
    Task<Outcome<FeedResultPage>> Results(string? cursor, int limit);
}

/// <param name="Cursor">Where the last page ended, as it was given; null for the first.</param>
/// <param name="Limit">At most 200.</param>
[GenerateSerializer, Immutable, Alias("signal.query")]
public sealed record SignalQuery(
    [property: Id(0)] SignalStage? Stage = null, [property: Id(1)] string? Channel = null, [property: Id(2)] UnitCode? Unit = null,
    [property: Id(3)] OfficialId? Official = null, [property: Id(4)] string? Cursor = null, [property: Id(5)] int Limit = 50,
    [property: Id(6)] DateOnly? ReceivedFrom = null, [property: Id(7)] DateOnly? ReceivedTo = null);

/// <param name="Next">Cursor of the next page; null at the end.</param>
[GenerateSerializer, Immutable, Alias("signal.page")]
public sealed record SignalPage([property: Id(0)] ImmutableArray<SignalLine> Items, [property: Id(1)] string? Next);

[GenerateSerializer, Immutable, Alias("signal.line")]
public sealed record SignalLine(
    [property: Id(0)] SignalNumber Number, [property: Id(1)] SignalStage Stage, [property: Id(2)] string Channel,
    [property: Id(3)] string? Category, [property: Id(4)] string? Level, [property: Id(5)] DateTimeOffset OccurredAt,
    [property: Id(6)] DateTimeOffset ReceivedAt, [property: Id(7)] DateOnly? TriageDue, [property: Id(8)] LeadNumber? Lead);

[GenerateSerializer, Immutable, Alias("signal.result-page")]
public sealed record FeedResultPage([property: Id(0)] ImmutableArray<FeedResult> Items, [property: Id(1)] string? Next);

/// <summary><c>county.result.v1</c>: what became of a record, with no fact about a person that its source did not send.</summary>
[GenerateSerializer, Immutable, Alias("signal.result")]
public sealed record FeedResult(
    [property: Id(0)] string Source, [property: Id(1)] string Subject, [property: Id(2)] SignalNumber SignalNo,
    [property: Id(3)] ResultOutcome Outcome, [property: Id(4)] DateOnly Date, [property: Id(5)] string? Note);

[GenerateSerializer, Alias("signal.result-outcome")]
public enum ResultOutcome { Adopted, NotAdopted, Merged, Transferred, InProgress, Closed }
