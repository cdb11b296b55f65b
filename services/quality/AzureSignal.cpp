#include "services/http/BulkJson.h"
#include "services/quality/CsvRecords.h"
#include "services/quality/Readers.h"

#include <algorithm>

// Azure Machine Learning: the metrics of a custom monitoring signal, whose four columns are documented. What
// its own signals write is not.
namespace ph {

namespace {

constexpr std::size_t maxSignalCells = 100;

std::vector<std::string> signalHeader(CsvRecords& records)
{
    return records.atEnd() ? std::vector<std::string>{} : records.next();
}

void addMetricRow(const std::vector<std::string>& header, const std::vector<std::string>& cells,
                  std::size_t record, ReportDraft& draft)
{
    QualityItem item;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto text = plainKey(cells[i]).trimmed();
        const auto number = numberFromText(text.toStdString());
        const auto& name = header[i];
        if (name == "group") {
            item.column = text;
        } else if (name == "metric_name") {
            item.method = text;
        } else if (name == "metric_value") {
            item.value = number;
            item.valueText = number ? QString() : text;
        } else if (name == "threshold_value") {
            item.threshold = {{}, number, number ? QString() : text};
        } else if (!text.isEmpty()) {
            draft.countUnread(plainKey(name));
        }
    }
    // Which side of the threshold is bad is the signal's own affair, and not in the table.
    if (!item.value && item.valueText.isEmpty())
        item.verdict = QualityVerdict::NoData;
    item.path = QStringLiteral("record %1").arg(record);
    draft.add(std::move(item));
}

} // namespace

bool isAzureSignal(const QByteArray& csv)
{
    CsvRecords records(csv, maxSignalCells);
    const auto header = signalHeader(records);
    const auto has = [&](const char* name) {
        return std::find(header.begin(), header.end(), name) != header.end();
    };
    return has("group") && has("metric_name") && has("metric_value") && has("threshold_value");
}

Result<void> fillAzureSignal(const QByteArray& csv, const QString& where, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("Azure Machine Learning");
    draft.report.format = QStringLiteral("metrics of a custom signal (CSV)");
    CsvRecords records(csv, maxSignalCells);
    const auto header = signalHeader(records);
    return eachRecord(records, header.size(), 2, where,
                      [&](std::size_t record, const std::vector<std::string>& cells) {
                          addMetricRow(header, cells, record, draft);
                      });
}

} // namespace ph
