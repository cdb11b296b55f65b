#include "services/connectors/mlflow/MlflowDecodeLinks.h"

#include "models/values/Run.h"

namespace ph::mlflow {

namespace {

constexpr auto inputSection = "inputs.dataset_inputs";
constexpr auto outputSection = "outputs.model_outputs";

/// Calls `use` with each object of the one list that matters in `parts`.
template <class Use>
error_code eachOfList(LenientRun& run, json::object parts, const char* name, const char* section, Use use)
{
    return eachField(parts, [&](json::raw_json_string key, json::value& value) {
        return key == std::string_view(name) ? run.each(value, section, use) : SUCCESS;
    });
}

/// A tag of an input, of which one tells what the dataset was read for.
error_code readInputTag(LenientRun& run, json::object object, RunBatch::InputCell& cell)
{
    std::string tagKey;
    std::string tagValue;
    auto ofValue = Read::Missing;
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        std::string_view view;
        if (key == "key" && run.plainText(value, view) == Read::Value) {
            tagKey = view;
        } else if (key == "value") {
            ofValue = run.plainText(value, view);
            tagValue = view;
        }
    });
    if (failed || tagKey != mlflowtag::dataContext)
        return failed;
    if (ofValue == Read::Wrong)
        run.skip(inputSection, "tags");
    else
        cell.context = run.batch().text.add(tagValue);
    return SUCCESS;
}

error_code readDataset(LenientRun& run, json::object object, RunBatch::InputCell& cell)
{
    const TextField known[] = {
        {"name", &cell.name},     {"digest", &cell.digest}, {"source_type", &cell.sourceType},
        {"source", &cell.source}, {"schema", &cell.schema}, {"profile", &cell.profile},
    };
    return eachField(object, [&](json::raw_json_string key, json::value& value) {
        if (run.textAmong(known, key, value, inputSection))
            run.leaveOut();
    });
}

error_code readInput(LenientRun& run, json::object object)
{
    RunBatch::InputCell cell{run.index(), {}, {}, {}, {}, {}, {}, {}};
    const bool leftOutBefore = run.takeLeftOut();
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        if (key == "tags")
            return run.each(value, inputSection, [&](json::object o) { return readInputTag(run, o, cell); });
        if (key == "dataset")
            return run.withObject(value, inputSection,
                                  [&](json::object o) { return readDataset(run, o, cell); });
        return SUCCESS;
    });
    if (failed)
        return failed;
    const bool leftOut = run.takeLeftOut();
    if (!leftOut)
        run.batch().inputs.push_back(cell);
    if (leftOut || leftOutBefore)
        run.leaveOut();
    return SUCCESS;
}

error_code readOutput(LenientRun& run, json::object object)
{
    RunBatch::OutputCell cell{run.index(), {}, 0};
    bool good = true;
    const auto failed = eachField(object, [&](json::raw_json_string key, json::value& value) {
        if (key == "model_id")
            good &= run.text(value, outputSection, "model_id", cell.modelId);
        else if (key == "step")
            good &= run.integer(value, outputSection, "step", cell.step);
    });
    if (failed)
        return failed;
    if (!good)
        run.leaveOut();
    else if (cell.modelId.length > 0)
        run.batch().outputs.push_back(cell);
    return SUCCESS;
}

} // namespace

error_code decodeInputs(LenientRun& run, json::object inputs)
{
    return eachOfList(run, inputs, "dataset_inputs", inputSection,
                      [&run](json::object o) { return readInput(run, o); });
}

error_code decodeOutputs(LenientRun& run, json::object outputs)
{
    return eachOfList(run, outputs, "model_outputs", outputSection,
                      [&run](json::object o) { return readOutput(run, o); });
}

} // namespace ph::mlflow
