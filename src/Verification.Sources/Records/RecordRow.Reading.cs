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
                Whose = Whose(),
            };
            return _good ? record : null;
        }

        /// <summary>The signal the row is; null when something in it, its person included, is wrong.</summary>
        public SignalRecord? Signal()
        {
            var signal = new SignalRecord
            {
                Kind = SignalWords.Kinds.TryGetValue(Text(row._columns.Kind), out var kind)
                    ? kind
                    : Bad<SignalKind>("record.kind", "没有这一类线索", "there is no such kind of signal"),
                RecordId = Id(),
                Period = Period(),
                Size = Amount(),
            };
            return _good ? signal : null;
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

            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Bad<DateOnly?>("record.day", "日期应为 yyyy-mm-dd", "a day is written yyyy-mm-dd");
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
            if (text.Length > RecordTable.CodeLengthMax || text.Any(char.IsControl))
            {
                return Bad<string>("record.code", "编号过长或含控制字符", "a code is too long or holds control characters");
            }

            return text.Length == 0 ? null : text;
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
