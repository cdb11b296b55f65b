#include "services/connectors/mlflow/MlflowDecodeRun.h"

#include "models/values/RunTable.h"
#include "services/connectors/mlflow/MlflowDecodeLinks.h"

namespace ph::mlflow {

namespace {

/// One of the objects that a run consists of; these kinds of it may be missing where it cannot be read.
template <class Use>
error_code readPart(LenientRun& run, json::value& value, const char* section,
                    std::initializer_list<RunGap::Kind> kinds, Use use)
{
    run.takeLeftOut();
    const auto failed = run.withObject(value, section, use);
    run.gapsWhereLeftOut(kinds);
    return failed;
}

} // namespace

error_code RunDecoder::runs(json::array array)
{
    bool first = true;
    const auto pass = [this, &first] {
        if (std::exchange(first, false))
            reserveForAll();
        run_.passItem();
    };
    return eachObject(
        array,
        [this, &pass](json::object object) {
            const auto failed = run(object);
            pass();
            return failed;
        },
        [this, &pass] {
            run_.mistake("", "");
            pass();
        });
}

error_code RunDecoder::run(json::object object)
{
    using Kind = RunGap::Kind;
    run_.start();
    cells_.startRun();
    const auto failed = eachField(object, [this](json::raw_json_string key, json::value& value) {
        if (key == "info")
            return run_.withObject(value, "info", [this](json::object o) { return info(o); });
        if (key == "data")
            return readPart(run_, value, "data", {Kind::Metrics, Kind::Params, Kind::Tags},
                            [this](json::object o) { return cells_.read(o); });
        if (key == "inputs")
            return readPart(run_, value, "inputs", {Kind::Inputs},
                            [this](json::object o) { return decodeInputs(run_, o); });
        if (key == "outputs")
            return readPart(run_, value, "outputs", {Kind::Outputs},
                            [this](json::object o) { return decodeOutputs(run_, o); });
        return SUCCESS;
    });
    if (failed)
        return failed;
    run_.finish();
    return SUCCESS;
}

error_code RunDecoder::info(json::object object)
{
    auto& row = run_.row();
    TextRef oldId; // the only id of servers before 1.0
    TextRef stage;
    const TextField ids[] = {{attribute::runId, &row.id}, {"run_uuid", &oldId}};
    const TextField texts[] = {
        {attribute::experimentId, &row.experimentId},
        {attribute::name, &row.name},
        {attribute::user, &row.user},
        {attribute::artifactUri, &row.artifactUri},
        {attribute::status, &row.statusText},
        {attribute::lifecycle, &stage},
    };
    const auto takeTime = [this](json::value& value, const char* name, std::int64_t& out) {
        if (!run_.integer(value, "info", name, out))
            run_.attributeGap(name);
    };
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        run_.textAmong(ids, key, value, "info"); // a run without an id is told by itself
        if (key == attribute::startTime)
            takeTime(value, attribute::startTime, row.startMs);
        else if (key == attribute::endTime)
            takeTime(value, attribute::endTime, row.endMs);
        else if (const auto* wrong = run_.textAmong(texts, key, value, "info"))
            run_.attributeGap(wrong);
    });
    if (failed)
        return failed;
    row.status = runStatusFromName(run_.batch().view(row.statusText));
    row.lifecycle = lifecycleFromName(run_.batch().view(stage));
    if (row.id.length == 0)
        row.id = oldId;
    return SUCCESS;
}

/// Columns that grow by doubling touch their memory twice. Runs of one reply are much alike, so the first
/// tells how much is to come; where it does not, they still grow.
void RunDecoder::reserveForAll()
{
    auto& batch = run_.batch();
    const auto cells = batch.metrics.size() + batch.params.size() + batch.tags.size();
    // As compact as a run can be written: never more room than some times the body.
    const auto runBytes = 200 + batch.text.sizeBytes() + cells * 30;
    const auto runs = bodyBytes_ / runBytes;
    if (batch.runs.size() > 1 || runs < 8)
        return;
    batch.runs.reserve(runs);
    batch.metrics.reserve(batch.metrics.size() * runs);
    batch.params.reserve(batch.params.size() * runs);
    batch.tags.reserve(batch.tags.size() * runs);
    batch.text.reserve(batch.text.sizeBytes() * runs);
}

} // namespace ph::mlflow
