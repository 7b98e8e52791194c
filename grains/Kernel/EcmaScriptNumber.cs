using System.Globalization;

namespace WarningGrid;

/// <summary>Numbers as ECMAScript writes them, which is what RFC 8785 asks for.</summary>
internal static class EcmaScriptNumber
{
    /// <summary>The shortest text that reads back as the same double, e.g. <c>1e+21</c>, <c>0.000001</c>, <c>1e-7</c>.</summary>
    public static string Text(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), "JSON has no such number");
        }

        if (value == 0)
        {
            return "0";
        }

        var round = value.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent) = Parts(shortest.Contains('E', StringComparison.Ordinal) ? shortest : round, shortest);
        var sign = value < 0 ? "-" : "";
        return sign + exponent switch
        {
            >= 0 and < 21 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            >= 0 and < 21 => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
            < 0 and >= -6 => "0." + new string('0', -exponent - 1) + digits,
            _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + (exponent > 0 ? "+" : "-")
                + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture),
        };
    }

    // The significant digits of the shortest form, and the exponent of the first of them.
    private static (string Digits, int Exponent) Parts(string scientific, string shortest)
    {
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var mantissa = shortest.Split('E')[0].Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        var digits = mantissa.TrimStart('0').TrimEnd('0');
        return (digits, exponent);
    }
}
