using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace WarningGrid.Documents;

/// <summary>Makes PDF copies of papers through LibreOffice where that is installed; one at a time, never inside a command (DOC-02).</summary>
/// <remarks>A copy may be absent: the .docx is the record. The last ones are remembered by the SM3 of their .docx.</remarks>
internal sealed partial class PdfCopies(FrontSettings settings, ILogger<PdfCopies> journal) : IDisposable
{
    private const int Remembered = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1);
    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> made = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();

    /// <summary>The copy of a .docx, or null where none can be made.</summary>
    public async Task<DocumentFile?> Of(DocumentFile paper, CancellationToken cancellation)
    {
        if (!made.TryGetValue(paper.About.Sm3, out var pdf))
        {
            await one.WaitAsync(cancellation);
            try
            {
                if (!made.TryGetValue(paper.About.Sm3, out pdf))
                {
                    if (await Converted(paper.Content, cancellation) is not { } fresh)
                    {
                        return null;
                    }

                    pdf = made[paper.About.Sm3] = fresh;
                    order.Enqueue(paper.About.Sm3);
                    if (order.Count > Remembered && order.TryDequeue(out var oldest))
                    {
                        made.TryRemove(oldest, out _);
                    }
                }
            }
            finally
            {
                one.Release();
            }
        }

        return new(
            paper.About with { Name = Path.ChangeExtension(paper.About.Name, ".pdf"), MediaType = "application/pdf", Size = pdf.Length }, pdf);
    }

    public void Dispose() => one.Dispose();

    private async Task<byte[]?> Converted(ReadOnlyMemory<byte> docx, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("paper-");
        try
        {
            var source = Path.Combine(folder.FullName, "paper.docx");
            await File.WriteAllBytesAsync(source, docx, cancellation);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Longest);
            return await Run(folder.FullName, source, limit.Token) is 0 && Path.ChangeExtension(source, ".pdf") is var target && File.Exists(target)
                ? await File.ReadAllBytesAsync(target, cancellation)
                : null;
        }
        catch (Exception e) when (e is Win32Exception or IOException or UnauthorizedAccessException
            || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            NoCopy(journal, e.GetType().Name);
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Its own profile in the folder that goes afterwards: it shares nothing with anybody's office.
    private async Task<int> Run(string folder, string source, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(settings.Office)
        {
            ArgumentList =
            {
                $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}", "--headless", "--norestore", "--convert-to", "pdf",
                "--outdir", folder, source,
            },
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var office = Process.Start(start)!;
        try
        {
            await Task.WhenAll(
                office.StandardOutput.ReadToEndAsync(cancellation), office.StandardError.ReadToEndAsync(cancellation),
                office.WaitForExitAsync(cancellation));
            return office.ExitCode;
        }
        finally
        {
            if (!office.HasExited)
            {
                office.Kill(entireProcessTree: true);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "no PDF copy could be made: {Reason}")]
    private static partial void NoCopy(ILogger logger, string reason);
}
