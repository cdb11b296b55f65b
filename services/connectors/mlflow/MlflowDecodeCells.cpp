#include "services/connectors/mlflow/MlflowDecodeCells.h"

namespace ph::mlflow {

CellReader::CellReader(LenientRun& run)
    : run_(run)
    , metricKeys_(run.batch().metricKeys)
    , params_{"data.params", RunGap::Kind::Params, KeyGuess(run.batch().paramKeys), run.batch().params}
    , tags_{"data.tags", RunGap::Kind::Tags, KeyGuess(run.batch().tagKeys), run.batch().tags}
{
}

void CellReader::startRun()
{
    metricKeys_.startRun();
    params_.keys.startRun();
    tags_.keys.startRun();
}

// Called for each of millions of cells: declared inline, GCC puts them where they are called.

inline bool CellReader::keyCode(json::value& value, const char* section, KeyGuess& keys, std::uint32_t& code)
{
    const auto token = value.raw_json_token();
    if (token.starts_with('"')) {
        if (const auto guessed = keys.guess(token)) {
            code = *guessed;
            return true;
        }
    }
    std::string_view key;
    if (run_.plainText(value, key) != Read::Value) {
        run_.mistake(section, "key");
        return false;
    }
    code = keys.lookUp(key);
    return true;
}

inline error_code CellReader::metric(json::object object)
{
    constexpr auto section = "data.metrics";
    RunBatch::MetricCell cell{run_.index(), TextDictionary::none, 0, 0, noTime};
    bool good = true;
    bool hasValue = false;
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        if (key == "key") {
            good &= keyCode(value, section, metricKeys_, cell.key);
        } else if (key == "value") {
            const auto read = readDouble(value, cell.value);
            hasValue = read != Read::Missing;
            good &= run_.good(read, section, "value");
        } else if (key == "timestamp") {
            good &= run_.integer(value, section, "timestamp", cell.timestampMs);
        } else if (key == "step") {
            good &= run_.integer(value, section, "step", cell.step);
        }
    });
    if (failed)
        return failed;
    if (good && !hasValue) { // NaN is the text "NaN": nobody means a number by saying none
        run_.mistake(section, "value", noMetricValue);
        good = false;
    }
    if (!good)
        run_.gap(RunGap::Kind::Metrics, metricKeys_.dictionary(), cell.key);
    else if (cell.key != TextDictionary::none)
        run_.batch().metrics.push_back(cell);
    return SUCCESS;
}

inline error_code CellReader::keyValue(json::object object, Texts& into)
{
    RunBatch::TextCell cell{run_.index(), TextDictionary::none, {}};
    bool good = true;
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        if (key == "key")
            good &= keyCode(value, into.section, into.keys, cell.key);
        else if (key == "value")
            good &= run_.text(value, into.section, "value", cell.value);
    });
    if (failed)
        return failed;
    if (!good)
        run_.gap(into.kind, into.keys.dictionary(), cell.key);
    else if (cell.key != TextDictionary::none)
        into.cells.push_back(cell);
    return SUCCESS;
}

error_code CellReader::keyValues(json::value& value, Texts& into)
{
    const auto failed =
        run_.each(value, into.section, [this, &into](json::object o) { return keyValue(o, into); });
    run_.gapsWhereLeftOut({into.kind});
    return failed;
}

error_code CellReader::read(json::object data)
{
    return eachField(data, [this](json::raw_json_string key, json::value& value) {
        if (key == "params")
            return keyValues(value, params_);
        if (key == "tags")
            return keyValues(value, tags_);
        if (!(key == "metrics"))
            return SUCCESS;
        const auto failed = run_.each(value, "data.metrics", [this](json::object o) { return metric(o); });
        run_.gapsWhereLeftOut({RunGap::Kind::Metrics});
        return failed;
    });
}

} // namespace ph::mlflow
