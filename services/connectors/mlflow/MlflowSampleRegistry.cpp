#include "services/connectors/mlflow/MlflowSampleRegistry.h"

#include "services/connectors/mlflow/MlflowSampleWriters.h"

#include <algorithm>
#include <array>

namespace ph {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostVersions = 5;

struct Model {
    std::string name, description;
    std::int64_t createdMs = 0, updatedMs = 0;
    std::vector<std::pair<std::string, std::string>> aliases, tags;
};

struct Version {
    int number = 1;
    std::string runId, source, description, user;
    std::int64_t createdMs = 0;
    std::vector<std::pair<std::string, std::string>> tags;
};

// As MLflow's file store lays a registered model out: see tests/data/local-store.
Result<void> write(const fs::path& registry, const Model& model, const std::vector<Version>& versions)
{
    const auto at = registry / model.name;
    std::string aliases = model.aliases.empty() ? " {}\n" : "\n";
    for (const auto& [alias, version] : model.aliases)
        aliases += "  " + alias + ": " + sampleYamlText(version) + "\n";
    auto done = writeSampleFile(
        at / "meta.yaml", "aliases:" + aliases + "creation_timestamp: " + std::to_string(model.createdMs) +
                              "\ndescription: " + sampleYamlText(model.description) +
                              "\nlast_updated_timestamp: " + std::to_string(model.updatedMs) +
                              "\nname: " + sampleYamlText(model.name) + "\n");
    const auto texts = [&](const fs::path& folder,
                           const std::vector<std::pair<std::string, std::string>>& list) {
        for (const auto& entry : list)
            done = done.and_then([&] { return writeSampleFile(folder / entry.first, entry.second); });
    };
    texts(at / "aliases", model.aliases);
    texts(at / "tags", model.tags);
    for (const auto& version : versions) {
        const auto folder = at / ("version-" + std::to_string(version.number));
        const auto created = std::to_string(version.createdMs);
        done = done.and_then([&] {
            return writeSampleFile(
                folder / "meta.yaml",
                "creation_timestamp: " + created +
                    "\ncurrent_stage: None\ndescription: " + sampleYamlText(version.description) +
                    "\nlast_updated_timestamp: " + created + "\nname: " + sampleYamlText(model.name) +
                    "\nrun_id: " + (version.runId.empty() ? "null" : version.runId) +
                    "\nrun_link: null\nsource: " + sampleYamlText(version.source) +
                    "\nstatus: READY\nstatus_message: null\nstorage_location: " +
                    sampleYamlText(version.source) +
                    "\nuser_id: " + (version.user.empty() ? "null" : sampleYamlText(version.user)) +
                    "\nversion: " + std::to_string(version.number) + "\n");
        });
        texts(folder / "tags", version.tags);
    }
    return done;
}

bool holdsModel(const SampleRun& run)
{
    return run.lifecycle == Lifecycle::Active && run.status == RunStatus::Finished &&
           std::any_of(run.artifacts.begin(), run.artifacts.end(),
                       [](const auto& file) { return file.first == "model/MLmodel"; });
}

Result<void> writeModelOf(const fs::path& registry, const SampleExperiment& experiment)
{
    std::vector<const SampleRun*> runs;
    for (const auto& run : experiment.runs) {
        if (holdsModel(run))
            runs.push_back(&run);
    }
    if (runs.empty())
        return {};
    std::sort(runs.begin(), runs.end(), [](const SampleRun* a, const SampleRun* b) {
        return std::pair(a->endMs, a->id) < std::pair(b->endMs, b->id);
    });
    if (runs.size() > mostVersions)
        runs.erase(runs.begin(), runs.end() - mostVersions);
    std::vector<Version> versions;
    versions.reserve(runs.size());
    for (const auto* run : runs)
        versions.push_back({int(versions.size()) + 1,
                            run->id,
                            "runs:/" + run->id + "/model",
                            "Of run " + run->name + ".",
                            run->user,
                            run->endMs,
                            {}});
    Model model{experiment.name,
                "The models that the runs of this experiment logged.",
                versions.front().createdMs,
                versions.back().createdMs,
                {},
                {}};
    const auto newest = versions.back().number;
    model.aliases.emplace_back("champion", std::to_string(std::max(1, newest - 1)));
    if (newest > 1)
        model.aliases.emplace_back("challenger", std::to_string(newest));
    return write(registry, model, versions);
}

Result<void> writePrompt(const fs::path& registry, std::int64_t nowMs)
{
    static const std::array texts{
        "Explain to a customer why the payment of {{ amount }} was stopped.",
        "Explain to a customer why the payment of {{ amount }} was stopped.\nName no rule and no score.",
        "Explain to a customer, in the language in which they ask, why the payment of {{ amount }} was "
        "stopped.\nName no rule and no score.\nOffer to pass them to a person."};
    constexpr std::int64_t week = 7 * 24 * 3'600'000;
    const std::pair<std::string, std::string> isPrompt{"mlflow.prompt.is_prompt", "true"};
    std::vector<Version> versions;
    for (const char* text : texts) {
        Version version;
        version.number = int(versions.size()) + 1;
        version.source = "dummy-source"; // as MLflow writes it
        version.createdMs = nowMs - std::int64_t(texts.size() - versions.size()) * week;
        version.tags = {isPrompt, {"mlflow.prompt.text", text}};
        versions.push_back(version);
    }
    return write(registry,
                 {"stopped-payment",
                  "What customers are told when a payment is stopped.",
                  versions.front().createdMs,
                  versions.back().createdMs,
                  {{"production", "2"}},
                  {isPrompt}},
                 versions);
}

} // namespace

Result<void> writeSampleRegistry(const fs::path& folder, const std::vector<SampleExperiment>& experiments)
{
    const auto registry = folder / "models";
    std::int64_t latestMs = 0;
    for (const auto& experiment : experiments) {
        if (auto written = writeModelOf(registry, experiment); !written)
            return written;
        for (const auto& run : experiment.runs)
            latestMs = std::max(latestMs, run.endMs);
    }
    return writePrompt(registry, latestMs);
}

} // namespace ph
