using System.Net;
using System.Net.Sockets;

namespace WarningGrid.ApiTests;

/// <summary>Stands between the town and its PostgreSQL: open it passes everything, shut it is a stopped server, stalled a hung one.</summary>
internal sealed class Gate(string host, int port) : IDisposable
{
    private readonly List<TcpClient> through = [];
    private readonly CancellationTokenSource closing = new();

    private TcpListener? listener;
    private volatile TaskCompletionSource passing = Opened();

    public int Port { get; private set; }

    public void Open()
    {
        listener = new(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        passing.TrySetResult();
        _ = Accept(listener);
    }

    /// <summary>Refuses new connections and breaks those that are there.</summary>
    public void Shut()
    {
        listener!.Stop();
        lock (through)
        {
            through.ForEach(client => client.Dispose());
            through.Clear();
        }
    }

    /// <summary>Connections stay, and nothing passes until <see cref="GoOn"/>.</summary>
    public void Stall() => passing = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => passing.TrySetResult();

    private async Task Accept(TcpListener from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptTcpClientAsync(closing.Token);
                var far = new TcpClient();
                await far.ConnectAsync(host, port, closing.Token);
                lock (through)
                {
                    through.AddRange([near, far]);
                }

                _ = Pass(near, far);
                _ = Pass(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Shut.
        }
    }

    private async Task Pass(TcpClient from, TcpClient to)
    {
        var buffer = new byte[1 << 16];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, closing.Token)) > 0)
            {
                await passing.Task;
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), closing.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // One side has gone; the other is told below.
        }

        from.Dispose();
        to.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    public void Dispose()
    {
        closing.Cancel();
        passing.TrySetResult();
        Shut();
        closing.Dispose();
    }
}
