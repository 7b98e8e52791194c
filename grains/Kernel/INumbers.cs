using System.Collections.Immutable;

namespace WarningGrid;

/// <summary>Fresh numbers of the county's series, e.g. <c>S-2026-0001</c>: unique for ever, rising, gaps allowed.</summary>
internal interface INumbers
{
    /// <summary>The next number of a series, with at least four digits.</summary>
    /// <param name="prefix">The letters before the year, e.g. <c>S</c> or <c>TI</c>.</param>
    /// <exception cref="StorageUnavailable">The series could not be advanced.</exception>
    ValueTask<string> Next(string prefix, int year);

    /// <summary>As many numbers at once as an intake needs.</summary>
    /// <exception cref="StorageUnavailable">The series could not be advanced.</exception>
    ValueTask<ImmutableArray<string>> Next(string prefix, int year, int count);
}
