namespace WarningGrid.Access;

/// <summary>The grants of one person, keyed <c>g-G00000417</c>. Read at every command; a token never says what one may do.</summary>
[Alias("access")]
public interface IAccessGrain : IFollower
{
    /// <summary>Proposes a grant, or confirms the same proposal of another admin (SEP-02).</summary>
    [Alias("grant")] Task<Outcome<AccessView>> Grant(GrantRole command, Submission submission);

    /// <summary>Proposes the end of a grant, or confirms the same proposal of another admin (SEP-02).</summary>
    [Alias("revoke")] Task<Outcome<AccessView>> Revoke(RevokeRole command, Submission submission);

    [Alias("read")] Task<Outcome<AccessView>> Read();
}

/// <summary>Who holds which role, for the development sign-in. Refuses outside Development.</summary>
[Alias("access.development-register")]
public interface IDevelopmentRegister : IGrainWithStringKey
{
    [Alias("persons")] Task<IReadOnlyList<PersonByRole>> Persons();
}
