#include "services/http/BulkJson.h"
#include "services/quality/CsvRecords.h"
#include "services/quality/Readers.h"
#include "services/quality/StatedTime.h"

#include <QHash>

#include <array>
#include <optional>

// NannyML: results as CSV, one line a chunk. Flat, as its RawFilesWriter and `to_df(multilevel=False)` write
// it, a column is "tenure_wasserstein_alert"; as `to_df().to_csv()` writes it, these are two or three lines
// of header.
namespace ph {

namespace {

constexpr std::size_t maxNannyCells = 20'000;

using NannyCells = std::vector<std::string>;

struct MethodCheck {
    const char* name;
    QualityCheck check;
};

constexpr std::array nannyMethods{
    MethodCheck{"kolmogorov_smirnov", QualityCheck::Drift},
    MethodCheck{"jensen_shannon", QualityCheck::Drift},
    MethodCheck{"wasserstein", QualityCheck::Drift},
    MethodCheck{"hellinger", QualityCheck::Drift},
    MethodCheck{"chi2", QualityCheck::Drift},
    MethodCheck{"l_infinity", QualityCheck::Drift},
};

/// Of the data set as a whole.
constexpr std::array nannyMetrics{
    MethodCheck{"reconstruction_error", QualityCheck::Drift},
    MethodCheck{"domain_classifier_auroc", QualityCheck::Drift},
    MethodCheck{"roc_auc", QualityCheck::Performance},
    MethodCheck{"f1", QualityCheck::Performance},
    MethodCheck{"precision", QualityCheck::Performance},
    MethodCheck{"recall", QualityCheck::Performance},
    MethodCheck{"specificity", QualityCheck::Performance},
    MethodCheck{"accuracy", QualityCheck::Performance},
    MethodCheck{"average_precision", QualityCheck::Performance},
    MethodCheck{"business_value", QualityCheck::Performance},
    MethodCheck{"mae", QualityCheck::Performance},
    MethodCheck{"mape", QualityCheck::Performance},
    MethodCheck{"mse", QualityCheck::Performance},
    MethodCheck{"msle", QualityCheck::Performance},
    MethodCheck{"rmse", QualityCheck::Performance},
    MethodCheck{"rmsle", QualityCheck::Performance},
};

constexpr std::array nannyFields{
    "value",          "alert",    "upper_threshold",           "lower_threshold",
    "sampling_error", "realized", "upper_confidence_boundary", "lower_confidence_boundary"};

constexpr std::array chunkFields{"key",        "chunk_index", "start_index", "end_index",
                                 "start_date", "end_date",    "period",      "targets_missing_rate"};

/// What a column of the file is: a field of a chunk, or of a metric of it.
struct NannyColumn {
    QString name;           ///< as it stands there
    QString group;          ///< "chunk"; "tenure_wasserstein"
    QString field;          ///< "key", "alert"; empty: not understood
    QString column, method; ///< told apart by a header of three lines; else empty
};

/// "tenure_wasserstein_alert"
NannyColumn fromFlatName(const QString& name)
{
    for (const char* field : chunkFields) {
        // "chunk_chunk_index" loses the doubled word.
        if (name == QLatin1String(field) || name == QLatin1String("chunk_") + QLatin1String(field))
            return {name, QStringLiteral("chunk"), QLatin1String(field), {}, {}};
    }
    for (const char* field : nannyFields) {
        const auto end = u'_' + QLatin1String(field);
        if (name.size() > end.size() && name.endsWith(end))
            return {name, name.chopped(end.size()), QLatin1String(field), {}, {}};
    }
    return {name, {}, {}, {}, {}};
}

/// "tenure", "wasserstein", "alert", of a header of several lines.
NannyColumn fromLevels(const QStringList& levels)
{
    const auto name = levels.join(u'_');
    if (levels.first() == QLatin1String("chunk"))
        return {name, QStringLiteral("chunk"), levels.last(), {}, {}};
    if (levels.size() == 3)
        return {name, levels[0] + u'_' + levels[1], levels[2], levels[0], levels[1]};
    return {name, levels[0], levels[1], {}, {}};
}

QString trimmedCell(const NannyCells& cells, std::size_t index)
{
    return index < cells.size() ? boundedText(QString::fromStdString(cells[index]).trimmed()) : QString();
}

struct NannyHeader {
    std::vector<NannyColumn> columns;
    std::size_t levels = 1;
};

/// None where this is no table of NannyML's. The lines of the header are taken from the records.
std::optional<NannyHeader> readHeader(CsvRecords& records)
{
    if (records.atEnd())
        return std::nullopt;
    std::vector<NannyCells> lines{records.next()};
    NannyHeader header;
    const auto isChunk = [](const std::string& cell) { return cell == "chunk"; };
    if (std::count_if(lines[0].begin(), lines[0].end(), isChunk) >= 2) {
        const auto isKey = [](const std::string& cell) { return cell == "key"; };
        while (lines.size() < 3 && !records.atEnd() &&
               std::none_of(lines.back().begin(), lines.back().end(), isKey))
            lines.push_back(records.next());
        if (std::none_of(lines.back().begin(), lines.back().end(), isKey))
            return std::nullopt;
        header.levels = lines.size();
    }
    bool hasKey = false, hasValue = false;
    for (std::size_t i = 0; i < lines[0].size(); ++i) {
        QStringList levels;
        for (const auto& line : lines)
            levels.append(trimmedCell(line, i));
        header.columns.push_back(lines.size() == 1 ? fromFlatName(levels.first()) : fromLevels(levels));
        const auto& column = header.columns.back();
        const bool isOfChunk = column.group == QLatin1String("chunk");
        hasKey = hasKey || (isOfChunk && column.field == QLatin1String("key"));
        hasValue = hasValue || (!isOfChunk && column.field == QLatin1String("value"));
    }
    return hasKey && hasValue ? std::optional(header) : std::nullopt;
}

/// Which column and method a flat name means; of a file that does not say what worked it out, the column
/// alone.
void nameMetric(const NannyColumn& column, QualityItem& item)
{
    item.column = column.column;
    item.method = column.method;
    const auto& name = column.group;
    for (const auto& [metric, check] : nannyMetrics) {
        if (name == QLatin1String(metric) && column.column.isEmpty()) {
            item.method = name;
            item.check = check;
            return;
        }
    }
    for (const auto& [method, check] : nannyMethods) {
        const auto end = u'_' + QLatin1String(method);
        if (column.column.isEmpty() ? !name.endsWith(end) : item.method != QLatin1String(method))
            continue;
        item.check = check;
        item.method = QLatin1String(method);
        if (column.column.isEmpty())
            item.column = name.chopped(end.size());
        return;
    }
    if (item.column.isEmpty())
        item.column = name;
}

/// A chunk: its rows, and when they were.
struct NannyChunk {
    QualityWindow window;
    std::optional<qint64> rows;
    QList<QualityNumber> numbers;
};

NannyChunk chunkOf(const std::vector<NannyColumn>& columns, const NannyCells& cells)
{
    QHash<QString, QString> fields;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].group == QLatin1String("chunk"))
            fields.insert(columns[i].field, trimmedCell(cells, i));
    }
    NannyChunk chunk;
    chunk.window.name = fields.value(QStringLiteral("key"));
    if (const auto period = fields.value(QStringLiteral("period"));
        !period.isEmpty() && period != QLatin1String("analysis"))
        chunk.window.name = period + u' ' + chunk.window.name; // a chunk of the reference itself
    chunk.window.startMs = statedTimeOrUtc(fields.value(QStringLiteral("start_date")));
    chunk.window.endMs = statedTimeOrUtc(fields.value(QStringLiteral("end_date")));
    const auto start = integerFromText(fields.value(QStringLiteral("start_index")).toStdString());
    const auto end = integerFromText(fields.value(QStringLiteral("end_index")).toStdString());
    if (start && end && *start >= 0 && *end >= *start && *end < (std::int64_t(1) << 53))
        chunk.rows = *end - *start + 1;
    const auto late = QStringLiteral("targets_missing_rate"); // of labels that had not come yet
    if (const auto rate = numberFromText(fields.value(late).toStdString()))
        chunk.numbers.append({late, *rate});
    return chunk;
}

void setField(QualityItem& item, const QString& field, const QString& text)
{
    const auto number = numberFromText(text.toStdString());
    if (field == QLatin1String("value")) {
        item.value = number;
        if (!number)
            item.valueText = text;
    } else if (field == QLatin1String("alert")) {
        item.verdict = text == QLatin1String("True")    ? QualityVerdict::Fail
                       : text == QLatin1String("False") ? QualityVerdict::Pass
                                                        : QualityVerdict::NotJudged;
    } else if (field.endsWith(QLatin1String("_threshold"))) {
        if (number)
            item.threshold.text +=
                (item.threshold.text.isEmpty() ? QString() : QStringLiteral(", ")) + field + u' ' + text;
    } else if (number) {
        item.numbers.append({field, *number});
    }
}

void addChunk(const std::vector<NannyColumn>& columns, const NannyCells& cells, std::size_t record,
              ReportDraft& draft)
{
    const auto chunk = chunkOf(columns, cells);
    QHash<QString, std::size_t> itemOf;
    std::vector<QualityItem> items;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& column = columns[i];
        if (column.field.isEmpty() || column.group == QLatin1String("chunk"))
            continue;
        if (!itemOf.contains(column.group)) {
            itemOf.insert(column.group, items.size());
            auto& item = items.emplace_back();
            nameMetric(column, item);
            item.window = chunk.window;
            item.nCurrent = chunk.rows;
            item.numbers = chunk.numbers;
            item.path = QStringLiteral("record %1, %2").arg(record).arg(column.group);
        }
        if (const auto text = trimmedCell(cells, i); !text.isEmpty())
            setField(items[itemOf.value(column.group)], column.field, text);
    }
    for (auto& item : items) {
        if (!item.value && item.valueText.isEmpty())
            item.verdict = QualityVerdict::NoData;
        draft.add(std::move(item));
    }
}

} // namespace

bool isNannyMlTable(const QByteArray& csv)
{
    CsvRecords records(csv, maxNannyCells);
    return readHeader(records).has_value();
}

Result<void> fillNannyMlTable(const QByteArray& csv, const QString& where, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("NannyML");
    CsvRecords records(csv, maxNannyCells);
    const auto header = readHeader(records);
    draft.report.format = header->levels == 1 ? QStringLiteral("results (CSV)")
                                              : QStringLiteral("results (CSV, several lines of header)");
    for (const auto& column : header->columns) {
        if (column.field.isEmpty() && !column.name.isEmpty()) // the first is the row's number, without a name
            draft.countUnread(column.name);
    }
    return eachRecord(records, header->columns.size(), header->levels + 1, where,
                      [&](std::size_t record, const NannyCells& cells) {
                          addChunk(header->columns, cells, record, draft);
                      });
}

} // namespace ph
