namespace WarningGrid.Http;

/// <summary>Something read from a request, or the problem that it is.</summary>
internal readonly struct Checked<T>
{
    private readonly T? value;

    private Checked(T? value, Problem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>What is wrong; null where there is a value.</summary>
    public Problem? Problem { get; }

    public T Value => Problem is null ? value! : throw new InvalidOperationException(Problem.Code);

    public Checked<TNext> Match<TNext>(Func<T, Checked<TNext>> good, Func<Problem, Checked<TNext>> bad) =>
        Problem is null ? good(value!) : bad(Problem);

    public static implicit operator Checked<T>(T value) => new(value, null);
    public static implicit operator Checked<T>(Problem problem) => new(default, problem);
}
