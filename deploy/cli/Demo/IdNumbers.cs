using System.Globalization;

namespace WarningGrid.Demo;

/// <summary>18-digit identity numbers with a right check digit (GB 11643), of an area code that is given to no place.</summary>
internal static class IdNumbers
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The number of a person born on a day; odd sequences are men's.</summary>
    public static string Of(DateOnly born, int sequence) =>
        WithCheckDigit(string.Create(CultureInfo.InvariantCulture, $"349900{born:yyyyMMdd}{sequence:000}"));

    /// <summary>The same number with a check digit that is wrong.</summary>
    public static string Spoiled(string idNo) => idNo[..17] + (idNo[17] == '0' ? '1' : '0');

    private static string WithCheckDigit(string first17)
    {
        var sum = first17.Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum();
        return first17 + "10X98765432"[sum % 11];
    }
}
