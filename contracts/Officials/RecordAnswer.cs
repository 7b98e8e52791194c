namespace WarningGrid.Officials;

/// <summary>A question to a record (ASF-04).</summary>
/// <param name="OccurredAsOf">V: the moment described. Without it K, and without both now.</param>
/// <param name="KnownAsOf">K: only what was recorded by then counts. At least two seconds past; without it the live answer.</param>
/// <remarks>A date D is asked as the instant of its 24:00, for which D is the day of effects and ages.</remarks>
[GenerateSerializer, Immutable, Alias("officials.record-question")]
public sealed record RecordQuestion(
    [property: Id(0)] DateTimeOffset? OccurredAsOf = null, [property: Id(1)] DateTimeOffset? KnownAsOf = null);

/// <summary>The answer as RFC 8785 JSON: K, V, format and codes only (ASF-07).</summary>
/// <param name="Promised">Whether K was given, so that these bytes answer this question for ever.</param>
[GenerateSerializer, Immutable, Alias("officials.record-answer")]
public sealed record RecordAnswer([property: Id(0)] string Json, [property: Id(1)] bool Promised);
