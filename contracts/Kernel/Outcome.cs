namespace WarningGrid;

/// <summary>What a command or a question came to: a value, or the reason there is none. Never both, never neither.</summary>
[GenerateSerializer, Immutable, Alias("outcome`1")]
public sealed record Outcome<T>
    where T : class
{
    [Id(0)] private readonly T? value;
    [Id(1)] private readonly Refusal? refusal;

    private Outcome(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
        refusal is null ? accepted(value!) : refused(refusal);

    /// <summary>The refusal, or null where there is a value.</summary>
    public Refusal? Refused => refusal;

    /// <summary>The value; asking a refused outcome for it is a bug.</summary>
    public T Value => value ?? throw new InvalidOperationException($"refused: {refusal!.Kind} {refusal.Code}");

    /// <summary>What a trace may show of an answer: its type or the code of its refusal, never what it says.</summary>
    public override string ToString() => refusal is null ? typeof(T).Name : $"{refusal.Kind} {refusal.Code}";

    public static implicit operator Outcome<T>(T value) => new(value, null);
    public static implicit operator Outcome<T>(Refusal refusal) => new(null, refusal);
}
