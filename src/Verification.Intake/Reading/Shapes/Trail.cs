using System.Globalization;
using System.Text;

namespace Verification.Intake.Reading.Shapes;

/// <summary>Where in a body a check stands; becomes a JSON path only when there is a fault to tell.</summary>
/// <param name="root">Path of the body itself: <c>$</c>, or a place in a batch.</param>
internal sealed class Trail(string root)
{
    private readonly Stack<(string? Member, int Index)> _steps = new();

    public void Enter(string member) => _steps.Push((member, -1));

    public void Enter(int index) => _steps.Push((null, index));

    public void Leave() => _steps.Pop();

    public override string ToString()
    {
        var path = new StringBuilder(root);
        foreach (var (member, index) in _steps.Reverse())
        {
            _ = member is null ? path.Append(CultureInfo.InvariantCulture, $"[{index}]") : path.Append('.').Append(member);
        }

        return path.ToString();
    }
}
