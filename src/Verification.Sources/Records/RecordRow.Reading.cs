using System.Globalization;
using Verification.Sources.Kit;
using Verification.Vocabulary;

namespace Verification.Sources.Records;

internal sealed partial class RecordRow
{
    /// <summary>One row while it is read, and whether anything in it was wrong so far.</summary>
    private ref struct Reading(RecordRow row, int line, IReadOnlyList<string> fields, ICollection<DropFault> faults)
    {
        private bool _good = true;

        /// <summary>Whether its kind is that of a signal, known or not.</summary>
        public bool IsSignal => row._raises is not null
            && (row._columns.Kind is { } kind ? Text(kind).StartsWith(SignalWords.Prefix, StringComparison.Ordinal) : row._gives.Count == 0);

        /// <summary>Whose the row is; null, and told, when its document is not one.</summary>
        public IdentityDocument? Person()
        {
            var number = Text(row._columns.Document);
            return IdentityDocument.TryParse(DocumentType.ResidentId, number, out var document, out var fault)
                ? document
                : Bad<IdentityDocument>("record.document", fault.Sentence().Zh, fault.Sentence().En);
        }

        /// <summary>What the row says; null when something in it, its person included, is wrong.</summary>
        public SourceRecord? Record()
        {
            var record = new SourceRecord
            {
                Kind = Kind(),
                RecordId = Id(),
                Period = Period(),
                Amount = Amount(),
                Share = Share(),
                Joint = Text(row._columns.Joint) switch
                {
                    "" or "false" => false,
                    "true" => true,
                    _ => Bad<bool>("record.joint", "joint 应为 true 或 false", "joint is true, false or empty"),
                },
                ObjectId = Code(row._columns.ObjectId),
                Detail = Code(row._columns.Detail),
                Payer = Code(row._columns.Payer),
                Whose = Whose(),
            };
            return _good ? record : null;
        }

        /// <summary>The signal the row is; null when something in it, its person included, is wrong.</summary>
        public SignalRecord? Signal()
        {
            var signal = new SignalRecord
            {
                Kind = SignalKind(),
                RecordId = Id(),
                Period = Period(),
                Size = Amount(),
            };
            return _good ? signal : null;
        }

        private SignalKind SignalKind()
        {
            if (row._columns.Kind is null)
            {
                return row._raises![0];
            }

            return !SignalWords.Kinds.TryGetValue(Text(row._columns.Kind), out var kind) ? Bad<SignalKind>("record.kind", "没有这一类线索", "there is no such kind of signal")
                : row._raises!.Contains(kind) ? kind
                : Bad<SignalKind>("record.kind", "该数据源不提供此类线索", "the source does not raise this kind of signal");
        }

        private string Id() => Code(row._columns.RecordId) ?? Bad<string>("record.id", "缺少记录编号", "the record has no id") ?? "";

        private RecordedIdentity? Whose() =>
            (Code(row._columns.Name), Day(row._columns.BornOn)) is var (name, born) && (name ?? (object?)born) is not null ? new(null, name, born, null) : null;

        private EvidenceKind Kind()
        {
            if (row._columns.Kind is null && row._gives.Count > 0)
            {
                return row._gives[0];
            }

            return EvidenceWords.Kinds.TryGetValue(Text(row._columns.Kind), out var kind) && row._gives.Contains(kind)
                ? kind
                : Bad<EvidenceKind>("record.kind", "该数据源不提供此类信息", "the source does not give this kind of evidence");
        }

        private Period Period()
        {
            var (from, to) = (Day(row._columns.From), Day(row._columns.To));
            return from > to ? Bad<Period>("record.period", "起始日期晚于截止日期", "the record ends before it begins") : new(from, to);
        }

        private DateOnly? Day(string? column)
        {
            var text = Text(column);
            if (text.Length == 0)
            {
                return null;
            }

            return TryDay(text, out var day) ? day
                : Bad<DateOnly?>("record.day", "日期应为 yyyy-mm-dd", "a day is written yyyy-mm-dd");
        }

        // By hand: a file of millions of rows has twice as many days, and the general parser looks at a pattern and a calendar for each.
        private static bool TryDay(string text, out DateOnly day)
        {
            day = default;
            if (text.Length != 10 || text[4] != '-' || text[7] != '-'
                || !IsNumber(text.AsSpan(0, 4), out var year) || !IsNumber(text.AsSpan(5, 2), out var month) || !IsNumber(text.AsSpan(8, 2), out var of)
                || year < 1 || month is < 1 or > 12 || of < 1 || of > DateTime.DaysInMonth(year, month))
            {
                return false;
            }

            day = new(year, month, of);
            return true;
        }

        private static bool IsNumber(ReadOnlySpan<char> digits, out int number)
        {
            number = 0;
            foreach (var digit in digits)
            {
                if (!char.IsAsciiDigit(digit))
                {
                    return false;
                }

                number = (number * 10) + (digit - '0');
            }

            return true;
        }

        private Money? Amount()
        {
            var text = Text(row._columns.Amount);
            return text.Length == 0 ? null
                : Money.TryParse(text, out var amount) ? amount
                : Bad<Money?>("record.amount", "金额应为两位小数,不含千位分隔符", "an amount has two decimals and no separators, e.g. 1200.00");
        }

        private decimal? Share()
        {
            var text = Text(row._columns.Share);
            return text.Length == 0 ? null
                : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1m ? share
                : Bad<decimal?>("record.share", "份额应在 0 与 1 之间", "a share lies between 0 and 1");
        }

        private string? Code(string? column)
        {
            var text = Text(column);
            if (text.Length > RecordTable.CodeLengthMax || HasControls(text))
            {
                return Bad<string>("record.code", "编号过长或含控制字符", "a code is too long or holds control characters");
            }

            return text.Length == 0 ? null : text;
        }

        private static bool HasControls(string text)
        {
            foreach (var character in text)
            {
                if (char.IsControl(character))
                {
                    return true;
                }
            }

            return false;
        }

        private string Text(string? column) => column is null ? "" : fields[row._places[column]];

        private T? Bad<T>(string code, string zh, string en)
        {
            _good = false;
            faults.Add(new(code, line, new(zh, en)));
            return default;
        }
    }
}
