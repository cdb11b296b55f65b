#include "services/connectors/mlflow/MlflowDecodeHistory.h"

#include "services/connectors/mlflow/MlflowDecodeValue.h"

namespace ph::mlflow {

namespace {

struct HistoryItem {
    double value = 0;
    std::int64_t step = 0;
    std::int64_t timestampMs = noTime;
    Read ofValue = Read::Missing;
    const char* wrong = nullptr; ///< the field for which it is left out
};

error_code readHistoryItem(json::object object, HistoryItem& item)
{
    const auto failed = eachField(object, [&item](json::raw_json_string key, json::value& value) {
        if (key == "value")
            item.ofValue = readDouble(value, item.value);
        else if (key == "timestamp" && readInteger(value, item.timestampMs) == Read::Wrong)
            item.wrong = "timestamp";
        else if (key == "step" && readInteger(value, item.step) == Read::Wrong)
            item.wrong = "step";
    });
    if (item.ofValue != Read::Value)
        item.wrong = "value";
    return failed;
}

} // namespace

error_code decodeHistory(json::array array, MetricPoints& points, std::vector<ItemFault>& faults)
{
    std::size_t index = 0;
    return eachObject(
        array,
        [&](json::object object) {
            HistoryItem item;
            if (const auto failed = readHistoryItem(object, item))
                return failed;
            if (item.wrong) {
                tellFault(faults, item.ofValue == Read::Missing ? noMetricValue : wrongType, [&] {
                    return QStringLiteral("metrics[%1].%2")
                        .arg(QString::number(index), QLatin1String(item.wrong));
                });
            } else {
                points.append(item.step, item.timestampMs, item.value);
            }
            ++index;
            return SUCCESS;
        },
        [&index] { ++index; });
}

} // namespace ph::mlflow
