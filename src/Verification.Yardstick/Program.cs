using Verification.Yardstick.Benches;
using Verification.Yardstick.Floor;
using Verification.Yardstick.Orders;

using var end = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    end.Cancel();
};
return args is ["floor", ..]
    ? await FloorProcess.Run(TimeProvider.System, end.Token)
    : await Bench.Run(Order.Parse(args), TimeProvider.System, end.Token);
